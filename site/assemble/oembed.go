package main

import (
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// baseMarker stands for the address of the folder in the documents that name it.
const baseMarker = "<!-- base -->"

// discover writes oembed.json to out, and into out's index.html the link by which a site finds it where somebody pastes the
// page's address. oEmbed wants absolute addresses: base is that of out. Without one the addresses are relative, which serves
// only those who resolve them.
func discover(site, out, base string) error {
	base, err := rooted(base)
	if err != nil {
		return err
	}
	for to, from := range map[string]string{"oembed.json": filepath.Join(site, "oembed.json"), "index.html": filepath.Join(out, "index.html")} {
		text, err := read(from)
		if err != nil {
			return err
		}
		text = strings.ReplaceAll(text, baseMarker, html.EscapeString(base))
		if err := os.WriteFile(filepath.Join(out, to), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// rooted returns base with a slash at its end; "" stays.
func rooted(base string) (string, error) {
	u, err := url.Parse(base)
	switch {
	case base == "":
		return "", nil
	case err != nil:
		return "", err
	case u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "":
		return "", fmt.Errorf("%q is no address of a folder on the web", base)
	}
	return strings.TrimSuffix(u.String(), "/") + "/", nil
}
