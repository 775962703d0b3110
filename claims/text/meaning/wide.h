/* Loops made for wider registers too, each of which is chosen as it is called. */

#ifndef WIDE_H
#define WIDE_H

#if defined(__GNUC__) && defined(__x86_64__)
#define INLINE __attribute__((always_inline)) static inline
#define WIDE __attribute__((target("avx2,fma")))
#define IS_WIDE (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
#define BROAD __attribute__((target("avx512f")))
#define IS_BROAD __builtin_cpu_supports("avx512f")
#else
#define INLINE static inline
#define WIDE
#define IS_WIDE 0
#define BROAD
#define IS_BROAD 0
#endif

#endif
