package table
import ("testing";"time";"math/rand/v2";"fmt";"os")
func TestDbg(t *testing.T) {
	data := []byte(" ,1,5 NA,\n\x00\x00 \"a\"2.5 #\n\r\n#,1e52.5,\"a\" 1,51é2.5,\"a\"\"2.5\"\x00,\"two\nlines\"1e5\n abc\"\"#,,,\"a\",\x00\"x,y\",\t,\n é1e51e5\"a\"-3€\"€2.52.5,,11001232.5€€\r\n")
	sameAnyhow(t, data, Options{Header: no()}, 1,3,7)
}
func TestHang(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2))
	for range 20000 {
		n := r.IntN(40)
		data := make([]byte, n)
		al := "a,\"'#\n\r1.\x1a\x00\xe2\x82\xac; \t|0=sep"
		for i := range data { data[i] = al[r.IntN(len(al))] }
		opt := Options{}
		if r.IntN(2)==0 { opt.Delimiter = rune(al[r.IntN(len(al)-3)]); if opt.Delimiter >= 0x80 { opt.Delimiter='€'} }
		done := make(chan bool)
		go func() { sameAnyhow(t, data, opt, 1, r.IntN(9)+1); done <- true }()
		select { case <-done: case <-time.After(3*time.Second): fmt.Printf("HANG %q %+v\n", data, opt); os.Exit(1) }
	}
}
