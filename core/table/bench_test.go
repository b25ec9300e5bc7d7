package table

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

// rowsCSV repeats rows made of cells until the file has the size.
func rowsCSV(size, columns int, end string, cell func(b []byte, r *rand.Rand, column int) []byte) []byte {
	r := rand.New(rand.NewPCG(3, 4))
	var b []byte
	for c := range columns {
		b = append(strconv.AppendInt(append(b, 'x'), int64(c), 10), ',')
	}
	b = append(append(b, 'y'), end...)
	for head := len(b); len(b) < size; {
		for c := range columns {
			b = append(cell(b, r, c), ',')
		}
		b = append(append(b, byte('0'+r.IntN(2))), end...)
		if len(b) > 1<<20 { // the rest repeats, as random numbers cost more than reading them
			for again := b[head:]; len(b) < size; {
				b = append(b, again...)
			}
		}
	}
	return b
}

func normal(decimals int) func(b []byte, r *rand.Rand, column int) []byte {
	return func(b []byte, r *rand.Rand, column int) []byte {
		return strconv.AppendFloat(b, r.NormFloat64()*float64(1+column%3), 'f', decimals, 64)
	}
}

func integer(b []byte, r *rand.Rand, column int) []byte {
	return strconv.AppendInt(b, int64(r.IntN(10))<<(2*column)-5, 10)
}

func power(b []byte, r *rand.Rand, _ int) []byte {
	return strconv.AppendFloat(b, r.NormFloat64()*1e-5, 'e', 6, 64)
}

func gappy(b []byte, r *rand.Rand, column int) []byte {
	switch r.IntN(10) {
	case 0:
		return b
	case 1:
		return append(b, "NA"...)
	}
	return normal(3)(b, r, column)
}

func BenchmarkScan(b *testing.B) {
	const size = 12 << 20
	for _, bench := range []struct {
		name string
		data []byte
	}{
		{"decimals=6", rowsCSV(size, 20, "\n", normal(6))},
		{"columns=4", rowsCSV(size, 4, "\n", normal(6))},
		{"crlf", rowsCSV(size, 20, "\r\n", normal(4))},
		{"integers", rowsCSV(size, 10, "\n", integer)},
		{"decimals=15", rowsCSV(size, 10, "\n", normal(15))},
		{"decimals=17", rowsCSV(size, 10, "\n", normal(17))},
		{"exponents", rowsCSV(size, 10, "\n", power)},
		{"missing", rowsCSV(size, 10, "\n", gappy)},
		{"labels", labelCSV(size)},
		{"quoted", quotedCSV(size)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(bench.data, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func labelCSV(size int) []byte {
	r := rand.New(rand.NewPCG(5, 6))
	b := []byte("city,colour,x,group,y\n")
	cities, colours := []string{"Zurich", "Lisbon", "Oslo", "São Paulo"}, []string{"red", "green", "blue"}
	for len(b) < size {
		b = append(b, cities[r.IntN(4)]+","+colours[r.IntN(3)]+","+strconv.Itoa(r.IntN(1e6))+",g"+strconv.Itoa(r.IntN(50))+",yes\n"...)
	}
	return b
}

func quotedCSV(size int) []byte {
	r := rand.New(rand.NewPCG(7, 8))
	b := []byte("\"a\",\"b\",\"c\"\n")
	for len(b) < size {
		b = append(b, `"`+strconv.Itoa(r.IntN(1e6))+`","`+strconv.FormatFloat(r.Float64(), 'f', 5, 64)+`","level `+strconv.Itoa(r.IntN(9))+"\"\n"...)
	}
	return b
}
