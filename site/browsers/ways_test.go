package browsers

// A way is something a page can do that tells somebody outside. In its code $ is the address of the collector and % that of its UDP
// port; the way named x sends something to $/x.
type way struct{ name, code string }

// link adds a link element of a kind.
const link = `const link = (rel, more) => document.head.append(Object.assign(document.createElement("link"), { rel }, more));
const add = (tag, more, to = document.body) => {
	const e = Object.assign(document.createElement(tag), more);
	to.append(e);
	return e;
};
const drawn = (tag, href) => {
	const name = "http://www.w3.org/2000/svg";
	const svg = document.createElementNS(name, "svg"), e = document.createElementNS(name, tag);
	e.setAttribute("href", href);
	for (const side of ["width", "height"]) { svg.setAttribute(side, 9); e.setAttribute(side, 9); }
	svg.append(e);
	document.body.append(svg);
};
const styled = (property, address) => { add("p", { textContent: "x" }).style.setProperty(property, "url(" + address + ")"); };
const blob = text => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
const peer = server => {
	const c = new RTCPeerConnection({ iceServers: [server] });
	(globalThis.peers ??= []).push(c);
	c.createDataChannel("x");
	return c.setLocalDescription();
};
`

// requests ask for something and leave the page where it is.
var requests = []way{
	{"fetch", `fetch("$/fetch")`},
	{"no-cors", `fetch("$/no-cors", { mode: "no-cors", method: "POST", body: "x" })`},
	{"keepalive", `fetch("$/keepalive", { keepalive: true })`},
	{"fetch-later", `fetchLater("$/fetch-later", { activateAfter: 0 })`},
	{"xhr", `const x = new XMLHttpRequest(); x.open("GET", "$/xhr"); x.send()`},
	{"beacon", `navigator.sendBeacon("$/beacon", "x")`},
	{"websocket", `new WebSocket("$/websocket".replace("http", "ws"))`},
	{"eventsource", `new EventSource("$/eventsource")`},
	{"image", `new Image().src = "$/image"`},
	{"srcset", `new Image().srcset = "$/srcset 1x"`},
	{"svg-image", `drawn("image", "$/svg-image")`},
	{"svg-use", `drawn("use", "$/svg-use#x")`},
	{"background", `styled("background-image", "$/background")`},
	{"border", `styled("border-image-source", "$/border")`},
	{"list", `const e = add("li", { textContent: "x" }); e.style.listStyleImage = "url($/list)"`},
	{"mask", `styled("mask-image", "$/mask")`},
	{"generated", `add("style", { textContent: "p::before { content: url($/generated) }" }); add("p", {})`},
	{"css-import", `add("style", { textContent: "@import url($/css-import)" })`},
	{"sheet", `const s = new CSSStyleSheet(); s.replaceSync("body { border-image: url($/sheet) 1 }"); document.adoptedStyleSheets = [s]`},
	{"font", `new FontFace("f", "url($/font)").load()`},
	{"stylesheet", `link("stylesheet", { href: "$/stylesheet" })`},
	{"prefetch", `link("prefetch", { href: "$/prefetch" })`},
	{"preload", `link("preload", { href: "$/preload", as: "image" })`},
	{"modulepreload", `link("modulepreload", { href: "$/modulepreload" })`},
	{"icon", `link("icon", { href: "$/icon" })`},
	{"manifest", `link("manifest", { href: "$/manifest" })`},
	{"speculation", `add("script", { type: "speculationrules", textContent: '{"prefetch":[{"source":"list","urls":["$/speculation"],"eagerness":"immediate"}]}' })`},
	{"script", `add("script", { src: "$/script" })`},
	{"inline", `add("script", { textContent: 'fetch("$/inline")' })`},
	{"import", `import("$/import")`},
	{"frame", `add("iframe", { src: "$/frame" })`},
	{"srcdoc", `add("iframe", { srcdoc: "<img src='$/srcdoc'>" })`},
	{"blank", `const f = add("iframe", {}); f.contentDocument.body.append(Object.assign(f.contentDocument.createElement("img"), { src: "$/blank" }))`},
	{"object", `add("object", { data: "$/object" })`},
	{"embed", `add("embed", { src: "$/embed" })`},
	{"audio", `add("audio", { src: "$/audio", preload: "auto" })`},
	{"video", `add("video", { src: "$/video", preload: "auto" })`},
	{"poster", `add("video", { poster: "$/poster", width: 9, height: 9 })`},
	{"track", `const v = add("video", {}); add("track", { src: "$/track", default: true }, v).track.mode = "showing"`},
	{"input", `add("input", { type: "image", src: "$/input" })`},
	{"body", `document.body.background = "$/body"`},
	{"ping", `add("a", { href: "#x", ping: "$/ping", textContent: "x" }).click()`},
	{"worklet", `new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule("$/worklet")`},
	{"markup", `add("div", { innerHTML: "<img src='$/markup'>" })`},
	{"parsed", `document.body.append(document.importNode(new DOMParser().parseFromString("<img src='$/parsed'>", "text/html").images[0], true))`},
	{"evaluated", `(0, eval)('fetch("$/evaluated")')`},
}

// departures take the page, or the window that holds it, elsewhere, or open another window.
var departures = []way{
	{"form", `add("form", { action: "$/form", target: "_blank" }).submit()`},
	{"form-post", `add("form", { action: "$/form-post", method: "post", target: "_blank" }).submit()`},
	{"popup", `open("$/popup")`},
	{"blank-link", `add("a", { href: "$/blank-link", target: "_blank", rel: "noopener" }).click()`},
	{"location", `location = "$/location"`},
	{"replace", `location.replace("$/replace")`},
	{"anchor", `add("a", { href: "$/anchor" }).click()`},
	{"anchor-top", `add("a", { href: "$/anchor-top", target: "_top" }).click()`},
	{"anchor-parent", `add("a", { href: "$/anchor-parent", target: "_parent" }).click()`},
	{"open-self", `open("$/open-self", "_self")`},
	{"open-top", `open("$/open-top", "_top")`},
	{"top", `top.location = "$/top"`},
	{"parent", `parent.location.replace("$/parent")`},
	{"refresh", `add("meta", { httpEquiv: "refresh", content: "0; url=$/refresh" }, document.head)`},
	{"form-self", `add("form", { action: "$/form-self" }).submit()`},
	{"form-top", `add("form", { action: "$/form-top", target: "_top" }).submit()`},
	{"form-button", `add("button", { formAction: "$/form-button" }, add("form", {})).click()`},
	{"navigate", `navigation.navigate("$/navigate")`},
	{"script-address", `location = "javascript:fetch('$/script-address'), 0"`},
}

// fromWorkers run in a worker that a page makes of a blob.
var fromWorkers = []way{
	{"worker", `new Worker(blob('fetch("$/worker")'))`},
	{"worker-xhr", `new Worker(blob('const x = new XMLHttpRequest(); x.open("GET", "$/worker-xhr"); x.send()'))`},
	{"worker-socket", `new Worker(blob('new WebSocket("$/worker-socket".replace("http", "ws"))'))`},
	{"worker-scripts", `new Worker(blob('importScripts("$/worker-scripts")'))`},
	{"worker-import", `new Worker(blob('import("$/worker-import")'), { type: "module" })`},
	{"worker-source", `new Worker(blob('new EventSource("$/worker-source")'))`},
	{"worker-font", `new Worker(blob('new FontFace("f", "url($/worker-font)").load()'))`},
	{"nested", `new Worker(blob("new Worker(URL.createObjectURL(new Blob(['fetch(\"$/nested\")'])))"))`},
	{"worker-address", `new Worker("$/worker-address")`},
	{"shared", `new SharedWorker("$/shared")`},
	{"shared-blob", `new SharedWorker(blob('fetch("$/shared-blob")'))`},
	{"service", `navigator.serviceWorker.register("$/service")`},
}

// calls are WebRTC's: packets to a server that is to tell a page its address, or to relay for it.
var calls = []way{
	{"stun", `peer({ urls: "stun:%" })`},
	{"turn", `peer({ urls: "turn:%", username: "u", credential: "c" })`},
}

// knocks open a connection and ask for nothing.
var knocks = []way{
	{"preconnect", `link("preconnect", { href: "$" })`},
}
