package page

import (
	"encoding/binary"
	"strings"
)

// zipEntry is one file of a ZIP archive, as its central directory says (PKWARE, APPNOTE 6.3.10, section 4.3.12).
type zipEntry struct {
	name         string
	at           int64 // of its local header in the archive, in bytes
	packed, size int64 // in bytes
	deflated     bool  // else stored as it is
}

// zipPlace is where the central directory lies: bytes from … to of the archive, count entries, and how many bytes stand
// before the archive proper, as in one that unpacks itself.
type zipPlace struct{ from, to, before, count int64 }

const (
	zipTail  = 22 + 1<<16 // the end record and the longest comment
	zipLocal = 30         // a local header without its names
)

// zipEnd finds the central directory from the last bytes of an archive of the given size; code says why it cannot.
func zipEnd(tail []byte, size int64) (place zipPlace, code string) {
	le := binary.LittleEndian
	for i := len(tail) - 22; i >= 0; i-- {
		r := tail[i:]
		if le.Uint32(r) != 0x06054b50 || int(le.Uint16(r[20:])) > len(r)-22 {
			continue
		}
		length, offset := int64(le.Uint32(r[12:])), int64(le.Uint32(r[16:]))
		place.count = int64(le.Uint16(r[10:]))
		if place.count == 0xffff || length == 0xffffffff || offset == 0xffffffff || le.Uint32(r[4:]) != 0 {
			return place, "zip-unsupported" // ZIP64, or in several parts
		}
		place.to = size - int64(len(tail)-i)
		place.from = place.to - length
		place.before = place.from - offset
		if place.from < 0 || place.before < 0 {
			return place, "zip-damaged"
		}
		return place, ""
	}
	return place, "zip-damaged"
}

// zipPictures lists the pictures of a central directory; code says why they cannot be had. before is as in zipPlace.
func zipPictures(directory []byte, place zipPlace) (list []zipEntry, code string) {
	le := binary.LittleEndian
	for range place.count {
		if len(directory) < 46 || le.Uint32(directory) != 0x02014b50 {
			return nil, "zip-damaged"
		}
		r := directory
		name := int(le.Uint16(r[28:]))
		whole := 46 + name + int(le.Uint16(r[30:])) + int(le.Uint16(r[32:]))
		if whole > len(r) {
			return nil, "zip-damaged"
		}
		directory = r[whole:]
		e := zipEntry{name: strings.ToValidUTF8(string(r[46:46+name]), "\ufffd")}
		if _, ok := pictured(e.name); !ok {
			continue
		}
		e.at, e.packed, e.size = int64(le.Uint32(r[42:])), int64(le.Uint32(r[20:])), int64(le.Uint32(r[24:]))
		if code := e.refused(int(le.Uint16(r[8:])), int(le.Uint16(r[10:]))); code != "" {
			return nil, code
		}
		e.at += place.before
		if e.at+zipLocal+e.packed > place.from {
			return nil, "zip-damaged"
		}
		list = append(list, e)
	}
	return list, ""
}

// refused says by a code why an entry of these flags and this method cannot be read.
func (e *zipEntry) refused(flags, method int) string {
	const large = 1 << 28 // unpacked; no picture is, and what unpacks to more would fill the tab
	e.deflated = method == 8
	switch {
	case flags&1 != 0:
		return "zip-encrypted"
	case method != 0 && method != 8, e.at == 0xffffffff, e.size > large, e.packed > large:
		return "zip-unsupported"
	case !e.deflated && e.packed != e.size:
		return "zip-damaged"
	}
	return ""
}

// zipData returns where the data behind a local header begin, counted from it; −1 where it is none.
func zipData(header []byte) int64 {
	le := binary.LittleEndian
	if len(header) < zipLocal || le.Uint32(header) != 0x04034b50 {
		return -1
	}
	return zipLocal + int64(le.Uint16(header[26:])) + int64(le.Uint16(header[28:]))
}

// isZip reports whether a file of that name is to be looked into. A workbook is a ZIP archive as well, but no set of pictures.
func isZip(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".zip") }
