package e2e

import "fmt"

// parts are what the Share panel says: the file that the site needs once with its path, and what goes into the post.
type parts struct{ Path, File, Post string }

// share opens the Share panel, chooses and reads what it says then. The choices are by the ids of their controls.
func (p *tab) share(choices ...[2]string) parts {
	p.Helper()
	p.click("tab", "Share")
	for _, c := range choices {
		p.set(c[0], c[1])
	}
	return p.snippet()
}

// snippet reads what the panel says.
func (p *tab) snippet() parts {
	p.Helper()
	return js[parts](p, p.frame, `(() => {
		const the = (id) => document.querySelector("[data-testid=" + id + "]");
		return { Path: the("embed-path").textContent, File: the("embed-file").value, Post: the("embed-post").value };
	})()`)
}

// set gives a control a value as a person's hand would, by its events. "on" and "off" are for ticks.
func (p *tab) set(id, value string) {
	p.Helper()
	js[any](p, p.frame, fmt.Sprintf(`(() => {
		const n = document.getElementById(%q);
		if (n.type === "checkbox") { if (n.checked !== (%[2]q === "on")) n.click(); return; }
		n.value = %[2]q;
		if (n.value !== %[2]q) throw new Error(n.id + " does not take " + %[2]q);
		n.dispatchEvent(new Event(n.type === "select-one" ? "change" : "input", { bubbles: true }));
	})()`, id, value))
}
