package e2e

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// asked runs the body of an async function in which descent is an open client, and returns what it returns.
func asked[T any](p *tab, body string) T {
	p.Helper()
	return js[T](p, p.shell, fmt.Sprintf(`(async () => {
		const { open } = await import("%sdescent.js");
		const descent = await open({ workers: 2 });
		const code = (promise) => Promise.resolve(promise).then(() => "", (error) => error.code ?? error.name);
		const codeAndName = (promise) => promise.then(() => "", (error) => error.code + " " + error.name);
		const bytes = async (blob) => new Uint8Array(await blob.arrayBuffer());
		%s
		const train = async (spec) => descent.train(await descent.load(csv), spec);
		try { %s } finally { descent.close(); }
	})()`, served.url, patients, body))
}

// patients is a table with numbers, gaps, categories and a column that a perfect rule gives away.
const patients = `
		let csv = "age,dose,sex,ward,well,sure\n";
		for (let i = 0, s = 7; i < 240; i++) {
			s = (s * 16807) % 2147483647;
			const age = 20 + (s % 50), dose = i % 11 === 3 ? "" : (s % 97) / 10, ward = "ABC"[s % 3];
			const well = (age + (s % 41)) % 60 > 30 ? "yes" : "no";
			csv += [age, dose, i % 2 ? "f" : "m", ward, well, age > 45 ? "old" : "young"].join() + "\n";
		}`

// fits are specifications of every kind of model that a file can hold.
const fits = `[
		{ target: "well" },
		{ target: "well", features: ["age", "sex"], event: "no", threshold: 0.3, holdout: 0.25 },
		{ target: "ward", features: ["age", "sex"] },
		{ target: "ward", features: ["age", "dose"], l2: 0.1, degree: 2, interactions: true },
		{ target: "age", model: "linear", features: ["sex", "ward"] },
		{ target: "age", model: "linear", features: ["dose", "ward"], l1: 0.05 },
		{ target: "sure", features: ["age", "sex"] },
		{ target: "well", features: ["dose", "ward"], missing: "indicator" },
		{ target: "well", features: ["dose", "ward"], missing: "mean", weight: "age" },
		{ target: "well", features: ["age", "sex"], solver: "batch", rate: 0.1, maxIterations: 5 },
	]`

// Every export is what the published schema says; what lacks a part, or has one of another type, is not.
func TestModelSchema(t *testing.T) {
	p := bare(t)
	text, err := os.ReadFile("../model.schema.json")
	p.must(err)
	schema := parsed(p, string(text))
	c := jsonschema.NewCompiler()
	p.must(c.AddResource("model.schema.json", schema))
	compiled, err := c.Compile("model.schema.json")
	p.must(err)
	exports := asked[[]string](p, `return await Promise.all((`+fits+`).map(async (spec) => (await (await train(spec)).export("json")).text()));`)
	for i, text := range exports {
		if err := compiled.Validate(parsed(p, text)); err != nil {
			t.Errorf("export %d: %v", i, err)
		}
	}
	whole := parsed(p, exports[0]).(map[string]any)
	for key, value := range whole {
		if key == "status" || key == "method" || key == "note" || key == "references" || key == "estimates" {
			continue
		}
		delete(whole, key)
		if compiled.Validate(whole) == nil {
			t.Errorf("a model without %s passes", key)
		}
		whole[key] = map[string]any{"no": "model"}
		if compiled.Validate(whole) == nil {
			t.Errorf("a model with another %s passes", key)
		}
		whole[key] = value
	}
	if err := compiled.Validate(whole); err != nil {
		t.Error(err)
	}
	if published := js[string](p, p.shell, `fetch("`+served.url+`model.schema.json").then((answer) => answer.text())`); published != string(text) {
		t.Error("the schema that is served is another one")
	}
}

func parsed(p *tab, text string) any {
	p.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	p.must(err)
	return v
}

// A model that is opened again shows and predicts what the fit does, to the last bit, and gives the same file.
func TestRestore(t *testing.T) {
	p := bare(t)
	for _, complaint := range asked[[]string](p, `
		const complaints = [];
		const again = csv.replace("\n", "\n,,,,,\n30,x,f,D,no,old\n");
		for (const spec of `+fits+`) {
			const fit = await train(spec);
			const file = await fit.export("json");
			const text = await file.text();
			const want = await fit.predict(again);
			for (const source of [file, text, await file.arrayBuffer(), await bytes(file), JSON.parse(text)]) {
				const model = await descent.restore(source);
				const say = (what) => complaints.push(JSON.stringify(spec) + " from " + source.constructor.name + ": " + what);
				const got = await model.predict(again);
				for (const key of ["probabilities", "values"]) {
					const [a, b] = [want[key], got[key]].map((list) => list && new Uint8Array(list.buffer).join());
					if (a !== b) say("other " + key);
				}
				if (String(got.labels) !== String(want.labels)) say("other labels");
				if (await (await model.export("json")).text() !== text) say("another file");
				for (const key of Object.keys(fit))
					if (show(model[key]) !== show(fit[key])) say(key + " is " + show(model[key]) + ", was " + show(fit[key]));
				const [on, of] = [await model.evaluate(again), await fit.evaluate(again)];
				if (show(on) !== show(of)) say("another evaluation");
				if (await code(model.evaluate()) !== "bad-option") say("it evaluates without a source");
				if (await (await model.append(again)).text() !== await (await fit.append(again)).text()) say("other rows");
			}
		}
		function show(v) { return JSON.stringify(v, (_, x) => (typeof x === "number" && !Number.isFinite(x) ? String(x) : x)); }
		return complaints;`) {
		t.Error(complaint)
	}
}

// A file that is no model is refused with a code and the part that is wrong, and the workers live on.
func TestRestoreRefuses(t *testing.T) {
	p := bare(t)
	for what, x := range map[string][2]string{
		"text":                  {`"a,b\n1,2\n"`, "not-a-model DescentError"},
		"nothing":               {`""`, "not-a-model DescentError"},
		"cut short":             {`text.slice(0, -40)`, "not-a-model DescentError"},
		"a list":                {`"[1, 2]"`, "not-a-model DescentError"},
		"another format":        {`with_("format", "pickle")`, "not-a-model format"},
		"a later version":       {`with_("version", 2)`, "model-version version"},
		"a version in words":    {`with_("version", "1")`, "model-version version"},
		"no layout":             {`with_("layout")`, "not-a-model layout"},
		"huge counts":           {`with_("layout", { ...model.layout, ints: model.layout.ints.map((i) => i + 2000000000 | 0) })`, "not-a-model layout"},
		"halves":                {`with_("layout", { ...model.layout, ints: [0.5] })`, "not-a-model layout"},
		"words":                 {`with_("coefficients", ["one"])`, "not-a-model coefficients"},
		"too few coefficients":  {`with_("coefficients", [1])`, "not-a-model coefficients"},
		"other classes":         {`with_("classes", ["a"])`, "not-a-model classes"},
		"deep":                  {"'{\"a\":'.repeat(100000) + '1' + '}'.repeat(100000)", "not-a-model DescentError"},
		"no summary":            {`with_("summary")`, "not-a-model summary"},
		"other estimates":       {`with_("estimates", [])`, "not-a-model estimates"},
		"a status that is none": {`with_("status", { notes: [] })`, "not-a-model status"},
		"an older file":         {`with_("status", undefined, "estimates", "method", "note")`, ""},
	} {
		got := asked[string](p, `
			const text = await (await (await train({ target: "well", features: ["age", "sex"] })).export("json")).text();
			const model = JSON.parse(text);
			const with_ = (key, value, ...gone) => JSON.stringify({ ...model, [key]: value, ...Object.fromEntries(gone.map((k) => [k, undefined])) });
			const first = await codeAndName(descent.restore(`+x[0]+`));
			const after = await code(descent.restore(text).then((m) => m.predict(csv)));
			return first + after;`)
		if got != x[1] {
			t.Errorf("%s: got %q, want %q", what, got, x[1])
		}
	}
}

// The appended CSV in full, where all that can be odd about a small one is.
func TestAppend(t *testing.T) {
	p := bare(t)
	got := asked[string](p, `
		const fit = await train({ target: "well", features: ["age", "sex"] });
		const flat = await descent.load(await fit.append("sex;age;predicted;=cmd;p(yes)\r\nf;30,5;-3,5;+1e5;#\r\n\r\nm;;\"a \"\"b\"\"\";-2+3;@x\r\n# said\nx;30;\"two\nlines\";-;\n"));
		const linear = await train({ target: "age", model: "linear", features: ["sex"] });
		const text = await (await fit.append("sex;age;predicted;=cmd;p(yes)\r\nf;30,5;-3,5;+1e5;#\r\n\r\nm;;\"a \"\"b\"\"\";-2+3;@x\r\n# said\nx;30;\"two\nlines\";-;\n")).text();
		const { probabilities, labels } = await fit.predict("sex;age\nf;30,5\n");
		const known = [...probabilities].map((p) => String(p).replace(".", ",")).join(";");
		const line = linear.coefficients.find((c) => c.term === "(Intercept)").estimate;
		const tail = await (await linear.append("sex\nf\n")).text();
		const near = Math.abs(Number(tail.split(/[\n,]/)[3]) - line) < 1e-9 ? "near" : tail;
		return text.replace(labels[0] + ";" + known, "KNOWN") + flat.rows + " " + flat.columns.length + " " + near;`)
	want := "sex;age;predicted;'=cmd;p(yes);predicted_2;p(no);p(yes)_2\n" +
		"f;30,5;-3,5;+1e5;#;KNOWN\n" +
		"m;;\"a \"\"b\"\"\";'-2+3;'@x;;;\n" +
		"x;30;\"two\nlines\";-;;;;\n" + "3 8 near"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Many pieces, whichever way they are asked for and however the source is packed, hold the rows and the answers that
// predict gives in one.
func TestAppendManyPieces(t *testing.T) {
	p := bare(t)
	for _, complaint := range asked[[]string](p, `
		const complaints = [];
		const fit = await train({ target: "well", features: ["age", "dose", "sex"], missing: "mean" });
		const lines = ["name,age,dose,sex"];
		for (let i = 0; lines.length < 60000; i++)
			lines.push('"row ' + i + (i % 7 ? "" : "\n") + ', ""so""",' + (i % 60) + "." + (i % 10) + "," + (i % 5 ? i % 9 : "NA") + "," + (i % 1000 === 999 ? "x" : "mf"[i % 2]));
		const text = lines.join("\r\n") + "\r\n";
		const want = await fit.predict(text);
		const expected = ["name,age,dose,sex,predicted,p(no),p(yes)"];
		for (let i = 0; i < want.labels.length; i++) {
			const [no, yes] = want.probabilities.subarray(2 * i);
			expected.push(lines[i + 1] + "," + (want.labels[i] === null ? ",," : [want.labels[i], no, yes].join()));
		}
		const whole = expected.join("\n") + "\n";
		const utf16 = new Uint8Array(new Uint16Array([0xfeff, ...Array.from(text, (c) => c.charCodeAt(0))]).buffer);
		const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
		for (const [name, source] of Object.entries({ text, blob: new Blob(["\ufeff", text]), utf16, packed })) {
			const seen = [];
			const blob = await fit.append(source, { onProgress: (each) => seen.push(each) });
			if (await blob.text() !== whole) complaints.push(name + ": other bytes, " + blob.size + " for " + whole.length);
			const last = seen.at(-1);
			if (last.phase !== "append" || last.rows !== want.labels.length || last.bytes !== last.total || last.missing !== want.missing)
				complaints.push(name + ": progress ends with " + JSON.stringify(last));
		}
		const stream = await fit.append(text, { as: "stream" });
		if (await new Response(stream).text() !== whole) complaints.push("stream: other bytes");
		const left = await fit.append(text, { as: "stream" });
		const reader = left.getReader();
		await reader.read();
		await reader.cancel();
		const control = new AbortController();
		const broken = (await fit.append(text, { as: "stream", signal: control.signal })).getReader();
		await broken.read();
		await broken.read();
		control.abort();
		if (await drained(broken) !== "AbortError") complaints.push("an abort is not heard");
		if (await code(fit.append(text, { as: "table" })) !== "bad-option") complaints.push("as: table");
		if (await code(fit.append(text, { to: 1 })) !== "bad-option") complaints.push("an unknown option");
		if (await codeAndName(fit.append("age,sex\n1,f\n")) !== "unknown-column dose") complaints.push("a column less");
		if (await code(fit.append("age,dose,sex\n")) !== "no-rows") complaints.push("no rows");
		if ((await fit.predict(text)).missing !== want.missing) complaints.push("the workers are gone");
		async function drained(reader) {
			try {
				while (!(await reader.read()).done);
			} catch (error) {
				return error.name;
			}
		}
		return complaints;`) {
		t.Error(complaint)
	}
}
