package e2e

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// bare is a page of no policy, in which a program uses the served client.
func bare(t *testing.T) *tab {
	page, end := chromedp.NewContext(browser)
	t.Cleanup(end)
	p := &tab{T: t, shell: page}
	p.must(chromedp.Do(page, chromedp.Navigate(served.url+"examples/examples.json")))
	return p
}

// members packs text as gzip files put end to end, cut after every n bytes.
func members(t *testing.T, text string, n int) []byte {
	t.Helper()
	var out bytes.Buffer
	for len(text) > 0 {
		cut := min(n, len(text))
		w := gzip.NewWriter(&out)
		if _, err := w.Write([]byte(text[:cut])); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		text = text[cut:]
	}
	return out.Bytes()
}

// loaded loads a source with the client and returns its rows and first cell, or the code of the refusal.
func (p *tab) loaded(source []byte) string {
	p.Helper()
	return js[string](p, p.shell, fmt.Sprintf(`(async () => {
		const { open } = await import("%sdescent.js");
		const descent = await open({ workers: 1 });
		try {
			const table = await descent.load(Uint8Array.from(atob("%s"), (c) => c.charCodeAt(0)));
			return table.rows + " rows from " + (await table.slice(0, 1))[0][0];
		} catch (error) {
			return error.code;
		} finally {
			descent.close();
		}
	})()`, served.url, base64.StdEncoding.EncodeToString(source)))
}

func TestGzipMembers(t *testing.T) {
	p := bare(t)
	var b strings.Builder
	b.WriteString("x,y\n")
	for i := range 3000 {
		fmt.Fprintf(&b, "%d,%d\n", i, i%7)
	}
	// What looks like a member's start, stored as it is within a member, is no start; unpacked, it is no text either.
	var fake bytes.Buffer
	w, err := gzip.NewWriterLevel(&fake, gzip.NoCompression)
	p.must(err)
	_, err = w.Write([]byte("x,y\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03,1\n"))
	p.must(err)
	p.must(w.Close())
	whole := members(t, b.String(), 9000)
	damaged := bytes.Clone(whole)
	damaged[len(damaged)-9] ^= 0xff
	for name, x := range map[string]struct {
		source []byte
		want   string
	}{
		"one member":           {members(t, b.String(), 1<<20), "3000 rows from 0"},
		"many members":         {whole, "3000 rows from 0"},
		"a start that is none": {append(fake.Bytes(), members(t, "5,6\n7,8\n", 4)...), "not-text"},
		"damaged":              {damaged, "read-failed"},
		"cut short":            {whole[:len(whole)-5], "read-failed"},
		"followed by words":    {append(bytes.Clone(whole), "the end"...), "read-failed"},
	} {
		if got := p.loaded(x.source); got != x.want {
			t.Errorf("%s: got %q, want %q", name, got, x.want)
		}
	}
}

// A load that is aborted when its answer is on the way has its table released.
func TestLateAbort(t *testing.T) {
	p := bare(t)
	got := js[string](p, p.shell, fmt.Sprintf(`(async () => {
		const { open } = await import("%sdescent.js");
		const descent = await open({ workers: 1 });
		const control = new AbortController();
		const post = Worker.prototype.postMessage;
		let answered, released;
		Worker.prototype.postMessage = function (message, ...rest) {
			if (message.type === "release") released = message.table;
			if (message.type === "load") {
				const hear = this.onmessage;
				this.onmessage = (event) => {
					answered = event.data.value?.table;
					if (answered) control.abort();
					hear(event);
				};
			}
			return post.call(this, message, ...rest);
		};
		try {
			const end = await descent.load("x,y\n1,2\n3,4\n", { signal: control.signal }).catch((error) => error.name);
			return end + (answered > 0 && released === answered ? ", released" : ", kept");
		} finally {
			Worker.prototype.postMessage = post;
			descent.close();
		}
	})()`, served.url))
	if got != "AbortError, released" {
		t.Errorf("got %q", got)
	}
}
