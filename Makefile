# The commands a stranger needs: `make run` and `make test`.

PORT ?= 8080
DATA ?= data
CARGO_TARGET_DIR ?= $(CURDIR)/target
export CARGO_TARGET_DIR
LIVSLOS := $(CARGO_TARGET_DIR)/release/livslos

# `make run ENCODER=1` adds the transformer encoder.
ifdef ENCODER
export LIBTORCH ?= $(CARGO_TARGET_DIR)/libtorch
export LIBTORCH_CXX11_ABI ?= 1
# A message is too small to be shared between threads.
export OPENBLAS_NUM_THREADS ?= 1
FEATURES := --features rust-bert
endif

.PHONY: run build web encoder check test bench bench-peers eval eval-check clean

## Set up, build and start the demo: everything in one process.
run: build
	$(LIVSLOS) demo --port $(PORT) --data $(DATA) $(if $(ENCODER),--encoder models/encoder)

build: web $(if $(ENCODER),encoder)
	@command -v cargo >/dev/null || { echo "Rust is missing: install Rust 1.94 or newer from https://rustup.rs"; exit 1; }
	cargo build --release --locked --bin livslos $(FEATURES)

## The widget and the pages' styles, into web/dist.
web: web/dist/livslos-chat.js

web/dist/livslos-chat.js: $(shell find web/src web/styles web/build web/public -type f 2>/dev/null) $(wildcard locales/*/widget.ftl) web/package-lock.json
	@command -v npm >/dev/null || { echo "Node is missing: install Node 20 or newer from https://nodejs.org"; exit 1; }
	cd web && npm ci --no-audit --no-fund && npm run build
	@touch $@

## What the encoder needs: libtorch, OpenBLAS and a model, where they are missing.
encoder:
	tools/encoder

## Content only: every problem with file, line and the fix, then what is not plain language.
check: build
	$(LIVSLOS) check
	$(LIVSLOS) lint --strict

## Everything the gate runs; installs what is missing.
test:
	tests/run

## How fast and how good, measured here and now.
bench: build
	tests/bench

## How good the understanding is: writes docs/evaluation.md and its picture.
eval: build
	$(LIVSLOS) eval report

## Whether that page is current.
eval-check: build
	$(LIVSLOS) eval report --check

## nlp.js, a linear SVM and ours on the same files in one run: TRAIN=F.tsv TEST=F.tsv, or our own.
## PostgreSQL's and SQLite's search and ours: CORPUS=F.tsv QUERIES=F.tsv [SEARCH_LANG=nn]. README=SET
## writes the figures into README.md's rows of that set.
bench-peers: build
	tests/bench-peers $(TRAIN) $(TEST) $(if $(CORPUS),--search $(or $(SEARCH_LANG),nb) $(CORPUS) $(QUERIES) $(if $(README),"$(README)"))

clean:
	rm -rf web/dist web/node_modules tests/browser/node_modules
	cargo clean
