package table

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

// numericCSV makes a file of columns of normal numbers with the given decimals, one of whole numbers and one label.
func numericCSV(size, columns, decimals int) []byte {
	r := rand.New(rand.NewPCG(3, 4))
	var b []byte
	for c := range columns {
		b = append(b, 'x')
		b = strconv.AppendInt(b, int64(c), 10)
		b = append(b, ',')
	}
	b = append(b, "n,y\n"...)
	for len(b) < size {
		for range columns {
			b = strconv.AppendFloat(b, r.NormFloat64()*10, 'f', decimals, 64)
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(r.IntN(100)), 10)
		b = append(b, ",no\n"[:4]...)
	}
	return b
}

func BenchmarkScan(b *testing.B) {
	for _, bench := range []struct {
		name string
		data []byte
	}{
		{"decimals=4", numericCSV(64<<20, 20, 4)},
		{"columns=4", numericCSV(16<<20, 4, 6)},
		{"decimals=16", numericCSV(16<<20, 20, 16)},
		{"labels", labelCSV(16 << 20)},
		{"quoted", quotedCSV(16 << 20)},
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
