# What the gate catches, and what it costs.
.PHONY: mutation bench-gate

mutation: $(READY) ## inject every kind of fault into a clean warehouse, 40 seeds each, and count what is caught
	$(PYTHON) -m tests.expectations.mutation.run

bench-gate: $(READY) ## audit a million facts, and one release on a warehouse of a million facts
	$(PYTHON) -m tests.expectations.bench_gate
