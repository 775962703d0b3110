.PHONY: compiled

compiled: env  ## the reader's modules as machine code, where a C compiler is there: half as fast again
	@"$(BIN)/python" mk/compiled.py
