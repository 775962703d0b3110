.PHONY: bench-latency chaos

bench-latency: env  ## from a dropped file to its published rows, on SQLite and PostgreSQL (ARGS="--files 50")
	@"$(BIN)/python" -m tests.flows.bench_latency $(ARGS)

chaos: env  ## runs killed at random instants; the end state must be the undisturbed one (ARGS="--runs 50")
	@"$(BIN)/python" -m tests.flows.chaos $(ARGS)
