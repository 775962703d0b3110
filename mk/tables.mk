.PHONY: bench-tables
bench-tables: ## rows of CSV read a second, and SDMX against the parsing library alone
	PYTHONPATH=.:tests/claims/tables .venv/bin/python tests/claims/tables/bench_tables.py
