# A fresh clone needs Node 20.19 or later, and either Pulumi or Go, with which tools/pulumi/install.sh then builds Pulumi once.
# One thing at a time, also under `make -j`: the targets share node_modules, dist and the two caches.
.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help node install build engine demo test test-all test-fast test-matrix test-long test-process test-engine fuzz package install-matrix bench lint format site emulator clean

JEST_FLAGS ?=
jest = npx --no-install jest $(JEST_FLAGS)
with_engine = engine=$$(tools/pulumi/install.sh) && export PULUMI_ASTROZERO_ENGINE="$$engine" PATH="$${engine:+$$engine:}$$PATH" &&

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## declare, preview and apply an app schema with the real Pulumi, against the emulator
	@$(with_engine) tools/demo/demo.sh

test: lint test-all ## everything that CI checks under one version of Node

test-all: build ## all tests, without lint
	@$(with_engine) $(jest)

test-fast: install ## tests that need one process
	@$(jest) --selectProjects fast

test-matrix: install ## a fault at each call of a deployment of every kind
	@$(jest) --selectProjects matrix

test-long: install ## 5,000 sequences of programs of all kinds with kills, where `make test` tries 220; a quarter of an hour on two cores
	@PROPERTY_RUNS=2500 $(jest) --selectProjects fast matrix -- tests/fast/properties/everyKind tests/matrix/everyKind

test-process: build ## tests through the SDK's dynamic-provider process
	@$(jest) --selectProjects process

test-engine: build ## tests through the real Pulumi CLI
	@$(with_engine) $(jest) --selectProjects engine

# Apart from the tests: it needs Python.
fuzz: build ## requests made from docs/openapi.json, against the emulator; needs Python 3.10 or later
	@python=$$(tools/fuzz/install.sh) && node tools/fuzz/fuzz.js "$$python"

package: build ## pack the package, and check what would be published: publint, Are the Types Wrong, npm
	@tools/package/check.sh

install-matrix: export ROWS := $(ROWS)
install-matrix: build ## every way to install, up to `pulumi destroy`; some of them: ROWS="pnpm bun"
	@$(with_engine) $(jest) --config tools/install/jest.config.js

# Apart from the tests: it measures time, and needs the machine for itself.
bench: build ## time, requests, memory and state against resources that do nothing and against a usual provider; a quarter of an hour
	@$(with_engine) npx --no-install tsx tools/bench/bench.ts

site: install ## all documents with the reference as a web site with search, in tmp/site; a dead link or a warning fails
	@tools/docs/site.sh

emulator: build ## a local Astro Zero, until Ctrl-C
	@node dist/cli/main.js emulator

lint: build ## Biome and the TypeScript compiler
	@npm run --silent lint

format: install ## let Biome rewrite what it can
	@npm run --silent format

build: dist/provider/index.js ## compile to dist, when a source is newer

# With the folders (as "folder/.": `emulator` is a target), whose time changes when a file is removed.
dist/provider/index.js: $(shell find provider/. emulator/. cli/.) tsconfig.json tsconfig.build.json package.json node_modules/.package-lock.json
	npm run --silent build

engine: install ## find or build the Pulumi CLI
	@tools/pulumi/install.sh >/dev/null

install: node_modules/.package-lock.json ## npm ci, when package-lock.json is newer than node_modules

node_modules/.package-lock.json: package-lock.json | node
	npm ci

clean: ## remove what was built here; the caches of the user stay
	rm -rf dist coverage tmp *.tgz

node:
	@node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' \
		|| { echo "Node.js 20.19 or later is needed; found: $$(node --version || true)" >&2; exit 1; }
