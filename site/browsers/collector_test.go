package browsers

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"path"
	"sync"
	"testing"
	"time"
)

// collector stands for anyone outside: on loopback it notes what reaches it by HTTP, by UDP, and who only knocks. It also serves a page
// without any policy, from which the same ways must arrive, so that silence means something.
type collector struct {
	*httptest.Server
	udp  net.PacketConn
	mu   sync.Mutex
	seen map[string]bool
	last time.Time // when something came that had not come before
}

func newCollector(t *testing.T) *collector {
	t.Helper()
	c := &collector{seen: map[string]bool{}}
	c.Server = httptest.NewUnstartedServer(http.HandlerFunc(c.answer))
	c.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			c.note("preconnect")
		}
	}
	c.Start()
	t.Cleanup(c.Close)
	var err error
	if c.udp, err = net.ListenPacket("udp4", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.udp.Close() })
	go c.listen()
	return c
}

func (c *collector) answer(w http.ResponseWriter, r *http.Request) {
	c.note(path.Base(r.URL.Path))
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Content-Type", "text/html")
	fmt.Fprint(w, "<!doctype html><title>open</title><body><p>open</p></body>")
}

// listen tells STUN's Binding and TURN's Allocate apart by the message type (RFC 8489, section 5; RFC 8656, section 17).
func (c *collector) listen() {
	packet := make([]byte, 1500)
	for {
		n, _, err := c.udp.ReadFrom(packet)
		if err != nil {
			return
		}
		if n > 1 && packet[0] == 0 && packet[1] == 3 {
			c.note("turn")
		} else {
			c.note("stun")
		}
	}
}

func (c *collector) note(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.seen[name] {
		c.last = time.Now()
	}
	c.seen[name] = true
}

// arrived reports whether a way of that name arrived.
func (c *collector) arrived(name string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.seen[name]
}

// quiet waits until nothing new has come for a while.
func (c *collector) quiet(while time.Duration) {
	for start := time.Now(); ; time.Sleep(100 * time.Millisecond) {
		c.mu.Lock()
		since := min(time.Since(c.last), time.Since(start))
		c.mu.Unlock()
		if since > while {
			return
		}
	}
}
