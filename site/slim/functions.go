package main

import "encoding/binary"

// rewrite changes the bodies of all functions of a code section; names has some of theirs, by place.
func rewrite(section []byte, names map[int]string, change func([]instruction) []instruction) ([]byte, error) {
	count, used := binary.Uvarint(section)
	if used <= 0 {
		return nil, errFormat
	}
	out := binary.AppendUvarint(nil, count)
	rest := section[used:]
	for i := range count {
		n, used := binary.Uvarint(rest)
		if used <= 0 || n > uint64(len(rest)-used) {
			return nil, errFormat
		}
		body := rest[used : used+int(n)]
		rest = rest[used+int(n):]
		if other := idle(names[int(i)]); other != nil {
			out = append(binary.AppendUvarint(out, uint64(len(other))), other...)
			continue
		}
		start, err := localsEnd(body)
		if err != nil {
			return nil, err
		}
		list, err := decode(body[start:])
		if err != nil {
			return nil, err
		}
		code := encode(change(list))
		out = binary.AppendUvarint(out, uint64(start+len(code)))
		out = append(append(out, body[:start]...), code...)
	}
	return out, nil
}

// localsEnd returns where the list of a function's locals ends.
func localsEnd(body []byte) (int, error) {
	r := reader{b: body, ok: true}
	for range r.unsigned() {
		if !r.ok {
			break
		}
		r.unsigned()
		r.skip(1)
	}
	if !r.ok {
		return 0, errFormat
	}
	return r.at, nil
}

// better returns the body of a function that does the same with less.
func better(list []instruction) []instruction { return exits(unwind(shorten(fold(list)))) }
