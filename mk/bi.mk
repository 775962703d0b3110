.PHONY: bi check-bi bi-bundle bi-lock env-bi

env-bi: env
	@"$(PYTHON)" mk/environment.py bi

bi: env-bi  ## dashboards over the warehouse, in a Superset of this machine (ARGS="--port 8090")
	@"$(BIN)/python" -m bi.serve $(ARGS)

check-bi: env-bi  ## every chart of the dashboards, asked in a real Superset
	@"$(BIN)/python" -m bi.serve --check

bi-bundle: env  ## the dashboards as a file that any Superset imports (ARGS=OUT.zip)
	@"$(BIN)/python" -m bi.bundle $(ARGS)

bi-lock: env  ## compile bi/superset/requirements.lock anew from bi/superset/requirements.in
	@"$(BIN)/uv" pip compile -q --native-tls --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header $(ARGS) bi/superset/requirements.in -o bi/superset/requirements.lock
