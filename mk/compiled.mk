.PHONY: compiled

compiled: env  ## the reader's modules as machine code, where a C compiler is there; edited sources are read plain until the next build
	@"$(BIN)/python" -m compileall -q $(ROOMS) >/dev/null 2>&1 || true  # edited since the environment was made
	@"$(BIN)/python" mk/compiled.py
