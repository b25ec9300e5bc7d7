package table

import "bytes"

// signatures are the first bytes of what people take for a table.
var signatures = []struct{ start, kind string }{
	{"PK\x03\x04", "a ZIP archive or an Excel workbook (.xlsx)"},
	{"PK\x05\x06", "an empty ZIP archive"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook or Office document (.xls)"},
	{"%PDF-", "a PDF document"},
	{"\x89PNG", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF87a", "a GIF image"},
	{"GIF89a", "a GIF image"},
	{"RIFF", "a media file (RIFF)"},
	{"PAR1", "a Parquet file"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"\x1f\x8b", "a gzip archive"},
	{"BZh", "a bzip2 archive"},
	{"\xfd7zXZ", "an xz archive"},
	{"7z\xbc\xaf", "a 7z archive"},
	{"Rar!", "a RAR archive"},
	{"\x28\xb5\x2f\xfd", "a Zstandard archive"},
	{"ARROW1", "an Arrow file"},
	{"Obj\x01", "an Avro file"},
	{"\x89HDF", "an HDF5 file"},
	{"\x7fELF", "a program"},
	{"{\\rtf", "an RTF document"},
	{"%!PS", "a PostScript document"},
}

// notText returns what the file is when it is no delimited text, else "".
func notText(head []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.start)) && (!printable(s.start) || control(head[:min(len(head), 64)]) > 0) {
			return s.kind
		}
	}
	start := bytes.ToLower(bytes.TrimLeft(head[:min(len(head), 1024)], "\xef\xbb\xbf \t\r\n"))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<table"} {
		if bytes.HasPrefix(start, []byte(tag)) {
			return "a web page (HTML)"
		}
	}
	for _, tag := range []string{"<?xml", "<svg"} {
		if bytes.HasPrefix(start, []byte(tag)) {
			return "an XML document"
		}
	}
	if len(start) > 1 && start[0] == '{' && bytes.IndexByte([]byte("\"\r\n \t}"), start[1]) >= 0 || bytes.HasPrefix(start, []byte("[{")) {
		return "JSON"
	}
	return ""
}

// tooManyControls reports whether decoded text holds so many control characters that it cannot be meant for a reader.
func tooManyControls(text []byte) bool {
	text = text[:min(len(text), 1<<16)]
	n := control(text)
	return n > 8 && n*10 > len(text)
}

// control counts the control characters that text files do not hold.
func control(text []byte) int {
	n := 0
	for _, c := range text {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a && c != 0x1b {
			n++
		}
	}
	return n
}

// printable reports whether a signature could start a header too: then something unprintable has to follow it. PDF,
// RTF and PostScript start with what no header does.
func printable(start string) bool {
	return start[0] != '%' && start[0] != '{' && control([]byte(start)) == 0 && ascii([]byte(start))
}
