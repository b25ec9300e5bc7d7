//go:build js

package page

import "syscall/js"

// decoder makes any picture grey and small, by the browser's own means.
type decoder struct {
	side            int
	canvas, context js.Value
	rgba, pixels    []byte
}

func newDecoder(side int) *decoder {
	d := &decoder{side: side, canvas: document.Call("createElement", "canvas")}
	d.canvas.Set("width", side)
	d.canvas.Set("height", side)
	options := newObject()
	options.Set("willReadFrequently", true)
	d.context = d.canvas.Call("getContext", "2d", options)
	d.context.Set("imageSmoothingQuality", "high")
	d.context.Set("fillStyle", "#fff")
	d.rgba, d.pixels = make([]byte, 4*side*side), make([]byte, side*side)
	return d
}

// grey returns the pixels of a picture, valid until the next one: the square in its middle, on white where it is clear.
func (d *decoder) grey(it item) ([]byte, *failure) {
	blob, failed := it.blob()
	if failed != nil {
		return nil, failed
	}
	bitmap, failed := await(js.Global().Call("createImageBitmap", blob))
	if failed != nil {
		return nil, failed
	}
	w, h, side := bitmap.Get("width").Int(), bitmap.Get("height").Int(), min(bitmap.Get("width").Int(), bitmap.Get("height").Int())
	d.context.Call("fillRect", 0, 0, d.side, d.side)
	d.context.Call("drawImage", bitmap, (w-side)/2, (h-side)/2, side, side, 0, 0, d.side, d.side)
	bitmap.Call("close")
	js.CopyBytesToGo(d.rgba, d.context.Call("getImageData", 0, 0, d.side, d.side).Get("data"))
	for k := range d.pixels {
		// The luma of ITU-R BT.709.
		c := d.rgba[4*k:]
		d.pixels[k] = byte((2126*int(c[0]) + 7152*int(c[1]) + 722*int(c[2]) + 5000) / 10000)
	}
	return d.pixels, nil
}
