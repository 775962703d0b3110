.PHONY: accuracy accuracy-apart train bench-read

accuracy: env  ## score the reader on tests/gold by folds over country pairs; fails under tests/gold/floors.toml
	@"$(BIN)/python" -m claims.text.train.accuracy

accuracy-apart: env  ## score what ships on documents that nothing is fitted on; fails under their floors.toml
	@"$(BIN)/python" -m tests.gold.read_apart

train: env  ## refit the reader's models from tests/gold into claims/text/fitted (ARGS=product: the choice of goods alone)
	@"$(BIN)/python" -m claims.text.train $(ARGS)

bench-read: compiled  ## rates of reading, start-up, memory and linearity
	@"$(BIN)/python" -m tests.claims.bench_read
