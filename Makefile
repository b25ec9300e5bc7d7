# run · dist · single · npm · test · test-browsers · check · bench · size · clean
#
# Needs Go (any 1.21 or later: it fetches the toolchain below by itself), git, make and, for `make test` and
# `make check`, apt: they install Chromium, Node and what else the tests need where those are absent.
#
# `make dist BASE=https://example.org/descent/` names the address at which dist will be served, for oEmbed.

export GOTOOLCHAIN := go1.27.3
export GOEXPERIMENT := simd

STATICCHECK := v0.8.2
TYPESCRIPT := 7.0.2
NODE_TYPES := 20.19.43
BIOME := 2.6.8
# The newest whose every part the Go module proxy has.
HUGO := v0.166.0

WASM := GOOS=js GOARCH=wasm
GO_FILES = $(shell find core wasm site/slim -name '*.go' -not -name '*_test.go') go.mod
# Packages in which no time is spent are compiled without inlining, which makes them smaller.
COLD = descent/core/export descent/core/synth descent/core/derive descent/core/landscape descent/wasm/page descent/wasm/plot descent/wasm/wire descent/wasm/worker descent/wasm/bridge honnef.co/go/js/dom/v2 time
# Pointers are written without a barrier, so the collector has to stop the world: docs/decisions/0010. Both or neither.
STILL = -ldflags="-s -w -X=runtime.godebugDefault=gcstoptheworld=1" -gcflags=all=-wb=0
BUILD = $(WASM) go build -trimpath -buildvcs=false $(STILL) $(COLD:%=-gcflags=%="-l -wb=0")
# Asked in the recipes: older makes do not hand the exported variables to $(shell …).
GOROOT = $$(go env GOROOT)
# Node sees nothing of the environment but the path: a long one overflows the arguments of a Go program.
WASM_EXEC = env -i PATH=$$PATH $(GOROOT)/lib/wasm/go_js_wasm_exec
LIMIT = clang --target=wasm32 -O3 -msimd128 -mbulk-memory -nostdlib -fvisibility=hidden -Wall -Wl,--no-entry \
	-Wl,--export-dynamic -Wl,--export=__heap_base -o .cache/bench/built/limit.wasm site/bench/limit/*.c
# The race detector needs a C compiler.
RACE = $(if $(shell command -v gcc),-race)
NATIVE = $$(go list ./... | grep -vE '/site/(e2e|browsers)$$')
NPX = npx --yes --loglevel=error
APT = $(if $(filter 0,$(shell id -u)),,sudo) env DEBIAN_FRONTEND=noninteractive apt-get

.PHONY: run dist single npm test test-browsers check bench bench-parts bench-peers size clean node chromium engines platforms

run: dist
	@go run ./site/serve -dir dist

dist: dist/descent.wasm.br
	@go run ./site/assemble -site site -goroot $(GOROOT) -out dist $(if $(BASE),-base $(BASE))

# The whole product in one file, dist/descent.html, which opens from disk.
single: dist

dist/descent.wasm: $(GO_FILES)
	@mkdir -p dist
	$(BUILD) -o $@.linked ./wasm
	@go run ./site/slim $@.linked
	@mv $@.linked $@

dist/descent.wasm.br: dist/descent.wasm
	@go run ./site/assemble -compress $<

# The package dist/npm/descent-VERSION.tgz. Its package.json picks what belongs to it and holds the version.
npm: node dist
	@rm -rf dist/npm
	@mkdir -p dist/npm/package
	@cp $$(find dist -maxdepth 1 -type f -not -name '*.br') site/npm/package.json site/npm/README.md LICENSE dist/npm/package
	@cd dist/npm/package && npm pack --loglevel=error --pack-destination ..
	@rm -r dist/npm/package

# The browser's tests come last, so that the closing lines are those of `go test`.
test: node chromium npm platforms
	go test $(RACE) -shuffle=on -timeout 5m $(NATIVE)
	$(WASM) go test -timeout 5m -exec="$(WASM_EXEC)" ./core/... ./wasm/...
	DESCENT_DIST=$(CURDIR)/dist go test -count=1 -timeout 20m -v ./site/e2e

# The engines beside Chromium: Firefox speaks WebDriver BiDi by itself; MiniBrowser has a driver and needs a display.
test-browsers: engines dist
	DESCENT_DIST=$(CURDIR)/dist go test -count=1 -timeout 30m -v ./site/browsers

check: node .cache/bin/staticcheck-$(STATICCHECK)
	@files=$$(gofmt -s -l core wasm site); [ -z "$$files" ] || { echo "gofmt -s would change:"; echo "$$files"; exit 1; }
	go mod tidy -diff
	go vet ./...
	$(WASM) go vet ./core/... ./wasm/... ./site/bench/kernels
	.cache/bin/staticcheck-$(STATICCHECK) ./core/... ./site/...
	$(WASM) .cache/bin/staticcheck-$(STATICCHECK) ./core/... ./wasm/... ./site/bench/kernels
	go test -count=1 ./site/house
	$(NPX) --package=typescript@$(TYPESCRIPT) tsc --project site/tsconfig.json
	$(NPX) --package=typescript@$(TYPESCRIPT) tsc --project site/tsconfig.worker.json
	$(NPX) --package=typescript@$(TYPESCRIPT) --package=@types/node@$(NODE_TYPES) --call \
		'tsc --project site/tsconfig.node.json --typeRoots "$$(dirname "$$(command -v tsc)")/../@types"'
	$(NPX) --package=typescript@$(TYPESCRIPT) tsc --project site/bench/web/tsconfig.json
	cd site && $(NPX) --package=@biomejs/biome@$(BIOME) biome ci --colors=off .

# Installed natively: the target of the check must not become the target of the tool.
.cache/bin/staticcheck-$(STATICCHECK):
	@mkdir -p .cache/bin
	GOBIN=$(CURDIR)/.cache/bin go install honnef.co/go/tools/cmd/staticcheck@$(STATICCHECK)
	@mv .cache/bin/staticcheck $@

# What the tests put the page's snippets into: docs/embedding.md.
platforms: node .cache/bin/hugo-$(HUGO) .cache/wordpress .cache/platforms/node_modules/.package-lock.json
	@command -v jekyll >/dev/null && command -v pandoc >/dev/null && command -v php >/dev/null || \
		{ $(APT) update -qq && $(APT) install -y -qq --no-install-recommends jekyll pandoc php-cli; }
	@cp site/e2e/platforms/* .cache/platforms

.cache/platforms/node_modules/.package-lock.json: site/e2e/platforms/package-lock.json | node
	@mkdir -p .cache/platforms
	cp site/e2e/platforms/* site/e2e/platforms/.npmrc .cache/platforms
	cd .cache/platforms && npm ci --ignore-scripts --loglevel=error
	@touch $@

.cache/bin/hugo-$(HUGO):
	@mkdir -p .cache/bin
	CGO_ENABLED=0 GOBIN=$(CURDIR)/.cache/bin go install -trimpath -ldflags="-s -w" github.com/gohugoio/hugo@$(HUGO)
	@mv .cache/bin/hugo $@

# WordPress is unpacked, not installed: it would bring a server.
.cache/wordpress:
	@mkdir -p .cache && $(APT) update -qq
	cd .cache && apt-get download -qq wordpress && dpkg -x wordpress_*.deb wordpress && rm wordpress_*.deb

bench: bench-parts
	go test -run='^$$' -bench=. -benchmem ./core/...
	$(WASM) go test -run='^$$' -bench=. -exec="$(WASM_EXEC)" ./core/...
	go run ./site/bench $(BENCH)

# What `go run ./site/bench` needs. `make bench BENCH="-only fit -cases L1"` hands flags on; -h lists them.
bench-parts: chromium dist .cache/bench/built/kernels.wasm
	@rm -f .cache/bench/built/limit.wasm
	@if command -v clang >/dev/null; then $(LIMIT); else echo "no clang: the limit in C is not measured"; fi

bench-peers: bench-parts node
	@mkdir -p .cache/bench/peers
	cp site/bench/peers/package.json site/bench/peers/package-lock.json site/bench/peers/.npmrc .cache/bench/peers
	cd .cache/bench/peers && npm ci --ignore-scripts --loglevel=error
	go run ./site/bench -peers -write $(BENCH)

.cache/bench/built/kernels.wasm: $(GO_FILES) site/bench/kernels/main.go
	@mkdir -p $(@D)
	$(BUILD) -o $@.linked ./site/bench/kernels
	@go run ./site/slim $@.linked
	@mv $@.linked $@

size: dist
	@$(subst -s -w ,,$(BUILD)) -o .cache/named.wasm ./wasm
	@go run ./site/size -dist dist -named .cache/named.wasm

clean:
	rm -rf dist .cache

node:
	@command -v npx >/dev/null || { $(APT) update -qq && $(APT) install -y -qq nodejs npm; }

chromium:
	@command -v chromium >/dev/null || [ -n "$$CHROMIUM" ] || { $(APT) update -qq && $(APT) install -y -qq chromium; }

engines: chromium
	@which firefox-esr WebKitWebDriver Xvfb >/dev/null && ls /usr/lib/*/webkit2gtk-4.*/MiniBrowser >/dev/null 2>&1 || \
		{ $(APT) update -qq && $(APT) install -y -qq firefox-esr webkit2gtk-driver xvfb; }
