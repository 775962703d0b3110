# What the gate catches, and what it costs.
.PHONY: mutation bench-gate honest

mutation: env  ## every kind of fault into a clean warehouse, 40 seeds each: what the gate catches
	@"$(BIN)/python" -m tests.expectations.mutation.run $(ARGS)

honest: env  ## releases of many hands, as labelled and as read: what the gate raises over them
	@"$(BIN)/python" -m tests.expectations.honest

bench-gate: env  ## the gate over a million facts, and over one release beside them (ARGS=--postgresql for a server)
	@"$(BIN)/python" -m tests.expectations.bench_gate $(ARGS)
