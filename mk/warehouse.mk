.PHONY: bench-load

bench-load: env  ## loading against a bare copy and dlt, and claims to published facts (ARGS="load --rows 200000")
	@"$(BIN)/python" -m tests.warehouse.bench_load $(ARGS)
