package e2e

import (
	"fmt"
	"os"
	"strconv"
	"testing"
)

// A source is answered for piece by piece: of a long one the workers hold no more than of one a sixth as long. Descent's own
// memory is asked for; what a stream hands on is let go. DESCENT_LARGE is the long source's size in MB.
func TestAppendBeyondMemory(t *testing.T) {
	p := bare(t)
	size, err := strconv.Atoi(os.Getenv("DESCENT_LARGE"))
	if err != nil {
		size = 60
	}
	type run struct{ Bytes, Rows, Memory, Seconds float64 }
	got := js[[]run](p, p.shell, fmt.Sprintf(`(async () => {
		const base = "%s";
		const { open } = await import(base + "descent.js");
		const [go, worker] = await Promise.all(["wasm_exec.js", "worker.js"].map(async (name) => (await fetch(base + name)).text()));
		// A worker that tells, when asked, how much memory its program has taken; wasm gives none back.
		const telling = "const make = WebAssembly.instantiate; WebAssembly.instantiate = async (...all) => {" +
			"const made = await make(...all); const channel = new BroadcastChannel('memory');" +
			"channel.onmessage = ({ data }) => data.ask && channel.postMessage({ bytes: (made.instance ?? made).exports.mem.buffer.byteLength }); return made; };\n";
		const workerURL = URL.createObjectURL(new Blob([telling, go, "\n", worker], { type: "text/javascript" }));
		const channel = new BroadcastChannel("memory");
		let block = "";
		for (let i = 0; i < 10000; i++)
			block += (i %% 60) + "." + (i %% 97) + "," + (i %% 11 ? (i %% 90) / 10 : "") + "," + "mf"[i %% 2] + ",note " + (i %% 4000) + " on somebody of whom nothing else is known here at all\n";
		const piece = new Blob([block]);
		const workers = 2, runs = [];
		for (const megabytes of [%d, %d]) {
			const descent = await open({ workers, workerURL });
			const table = await descent.load(block.slice(0, 20000).replace(/^/, "age,dose,sex,note\n").replace(/,[^,\n]*$/, ",x\n"));
			const fit = await descent.train(table, { target: "sex", features: ["age", "dose"] });
			const source = new Blob(["age,dose,sex,note\n", ...Array(Math.round((megabytes * 1e6) / piece.size)).fill(piece)]);
			const began = performance.now();
			let rows = 0, bytes = 0;
			const stream = await fit.append(source, { as: "stream", onProgress: (each) => (rows = each.rows) });
			for (const reader = stream.getReader(); ; ) {
				const { done, value } = await reader.read();
				if (done) break;
				bytes += value.length;
			}
			const seconds = (performance.now() - began) / 1000;
			const memory = await new Promise((resolve) => {
				let sum = 0, answers = 0;
				channel.onmessage = ({ data }) => {
					sum += data.bytes;
					if (++answers === workers) resolve(sum);
				};
				channel.postMessage({ ask: true });
			});
			if (bytes <= source.size || rows !== (source.size - 18) / piece.size * 10000) throw new Error(rows + " rows, " + bytes + " bytes");
			runs.push({ bytes: source.size, rows, memory, seconds });
			descent.close();
		}
		return runs;
	})()`, served.url, size/6, size))
	t.Logf("%+v", got)
	if small, large := got[0], got[1]; large.Memory > 1.5*small.Memory {
		t.Errorf("%.0f bytes take %.0f of memory, %.0f take %.0f", large.Bytes, large.Memory, small.Bytes, small.Memory)
	}
}
