.PHONY: compiled

compiled: env  ## the reader's modules as machine code, where a C compiler is there; edited sources are read plain until the next build
	@"$(BIN)/python" mk/compiled.py
