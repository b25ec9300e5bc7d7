package e2e

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// The types are found and sound, dependencies' own included, in each way that a program may be set up.
func TestPackageTypes(t *testing.T) {
	dir := project(t, "typed.ts")
	place(t, dir, "wrong.ts", "import { open } from 'descent';\nexport const rows: string = (await (await open()).load('a\\n1')).rows;\n")
	place(t, dir, "element.ts", `import { DescentTrainer } from 'descent/element';

const trainer: DescentTrainer = document.createElement('descent-trainer');
trainer.features = ['petal length (cm)'];
trainer.addEventListener('descent-done', ({ detail }) => console.log(detail.code.length, detail.loss.toFixed(3)));
export const found: boolean = document.querySelector('descent-trainer') instanceof DescentTrainer;
`)
	shed, err := toolshed()
	if err != nil {
		t.Fatal(err)
	}
	page := []string{"--lib", "es2024,dom,dom.iterable", "--types", ""}
	node := []string{"--lib", "es2024", "--types", "node", "--typeRoots", filepath.Join(shed, "node_modules/@types")}
	for _, set := range []struct {
		name, file string
		flags      []string
	}{
		{"a bundler's page", "typed.ts", append(page, "--module", "esnext", "--moduleResolution", "bundler")},
		{"the element", "element.ts", append(page, "--module", "esnext", "--moduleResolution", "bundler")},
		{"Node", "typed.ts", append(node, "--module", "nodenext", "--moduleResolution", "nodenext")},
		{"Node with a page's types", "typed.ts", append(page, "--module", "nodenext", "--moduleResolution", "nodenext")},
	} {
		// Of the wrong program tsc is to say one thing, of the others nothing.
		flags := append([]string{"--strict", "--noEmit", "--skipDefaultLibCheck", "--pretty", "false", "--target", "es2024"}, set.flags...)
		check := exec.Command(toolPath(t, "tsc"), append(flags, set.file, "wrong.ts")...)
		check.Dir = dir
		said, err := check.Output()
		if err == nil || string(said) != "wrong.ts(2,14): error TS2322: Type 'number' is not assignable to type 'string'.\n" {
			t.Errorf("%s: tsc says %q, %v", set.name, said, err)
		}
	}
}
