package page

import (
	"archive/zip"
	"compress/flate"
	"encoding/binary"
	"io"
	"strings"
	"testing"
)

// archive packs texts by name, every other one stored, behind some bytes and before a comment.
func archive(t *testing.T, before, comment string, files ...string) []byte {
	t.Helper()
	var b strings.Builder
	b.WriteString(before)
	w := zip.NewWriter(&b)
	w.SetOffset(int64(len(before)))
	for i := 0; i < len(files); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: files[i], Method: []uint16{zip.Deflate, zip.Store}[i/2%2], Extra: []byte("\x01\x99\x02\x00ab")})
		if err == nil {
			_, err = f.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.SetComment(comment); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return []byte(b.String())
}

// entriesIn reads the pictures of an archive as the page does.
func entriesIn(b []byte) ([]zipEntry, string) {
	place, code := zipEnd(b[max(0, len(b)-zipTail):], int64(len(b)))
	if code != "" {
		return nil, code
	}
	return zipPictures(b[place.from:place.to], place)
}

// unpacked returns the text of an entry, by its own header.
func unpacked(t *testing.T, b []byte, e zipEntry) string {
	t.Helper()
	from := zipData(b[e.at : e.at+zipLocal])
	if from < 0 {
		t.Fatalf("%s: no local header at %d", e.name, e.at)
	}
	data := b[e.at+from:][:e.packed]
	if e.deflated {
		text, err := io.ReadAll(flate.NewReader(strings.NewReader(string(data))))
		if err != nil {
			t.Fatal(err)
		}
		data = text
	}
	if int64(len(data)) != e.size {
		t.Errorf("%s: %d bytes, want %d", e.name, len(data), e.size)
	}
	return string(data)
}

func TestZipPictures(t *testing.T) {
	files := []string{"a/", "", "a/1.png", "one one one one", "b/2.JPG", "two", "b/words.txt", "three", "__MACOSX/a/._1.png", "four", "a/.x.png", "five"}
	for name, comment := range map[string]string{"plain": "", "with a comment": "PK\x05\x06 is how this begins", "with a long one": string(make([]byte, 60000))} {
		b := archive(t, "", comment, files...)
		list, code := entriesIn(b)
		if code != "" || len(list) != 2 {
			t.Fatalf("%s: %d entries, code %q", name, len(list), code)
		}
		for i, want := range []string{"one one one one", "two"} {
			if got := unpacked(t, b, list[i]); got != want {
				t.Errorf("%s: %s holds %q, want %q", name, list[i].name, got, want)
			}
		}
	}
}

// An archive behind a program that unpacks it counts its places from its own first byte.
func TestZipBehindAProgram(t *testing.T) {
	b := append([]byte("a program"), archive(t, "", "", "a/1.png", "one")...)
	list, code := entriesIn(b)
	if code != "" || len(list) != 1 || unpacked(t, b, list[0]) != "one" {
		t.Errorf("got %v, code %q", list, code)
	}
}

func TestZipRefusals(t *testing.T) {
	whole := archive(t, "", "", "a/1.png", "one one one", "b/2.png", "two")
	central := strings.Index(string(whole), "PK\x01\x02")
	end := len(whole) - 22
	patched := func(at int, by ...byte) []byte {
		b := append([]byte(nil), whole...)
		copy(b[at:], by)
		return b
	}
	for name, x := range map[string]struct {
		archive []byte
		code    string
	}{
		"encrypted":          {patched(central+8, 1), "zip-encrypted"},
		"another method":     {patched(central+10, 12), "zip-unsupported"},
		"ZIP64":              {patched(end+16, 0xff, 0xff, 0xff, 0xff), "zip-unsupported"},
		"many entries":       {patched(end+10, 0xff, 0xff), "zip-unsupported"},
		"in parts":           {patched(end+4, 1), "zip-unsupported"},
		"large when whole":   {patched(central+24, 0, 0, 0, 0x7f), "zip-unsupported"},
		"no end":             {whole[:len(whole)-1], "zip-damaged"},
		"nothing":            {nil, "zip-damaged"},
		"no directory":       {patched(central, 'x'), "zip-damaged"},
		"a long name":        {patched(central+28, 0xff, 0xff), "zip-damaged"},
		"beyond the end":     {patched(central+42, 0xff, 0xff, 0, 0), "zip-damaged"},
		"more than there is": {patched(end+10, 9), "zip-damaged"},
		"a large directory":  {patched(end+12, 0xff, 0xff, 0xff, 0), "zip-damaged"},
	} {
		if list, code := entriesIn(x.archive); code != x.code {
			t.Errorf("%s: got %v, code %q, want %q", name, list, code, x.code)
		}
	}
	if got := zipData(whole[central:][:zipLocal]); got != -1 {
		t.Errorf("a directory passes for a file, at %d", got)
	}
}

// Whatever the bytes, there is no panic, and no place outside the archive.
func FuzzZip(f *testing.F) {
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, b []byte) {
		end := make([]byte, 22)
		copy(end, "PK\x05\x06")
		binary.LittleEndian.PutUint16(end[10:], 3)
		binary.LittleEndian.PutUint32(end[12:], uint32(len(b)))
		for _, archive := range [][]byte{b, append(append([]byte(nil), b...), end...)} {
			list, _ := entriesIn(archive)
			for _, e := range list {
				if e.at < 0 || e.at+e.packed > int64(len(archive)) {
					t.Errorf("%+v lies outside %d bytes", e, len(archive))
				}
			}
		}
	})
}
