// Command serve hands out the built product on a loopback port, as any static host would.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
)

func main() {
	dir := flag.String("dir", "dist", "folder to serve")
	addr := flag.String("addr", "127.0.0.1:0", "address to listen on; port 0 takes a free one")
	verbose := flag.Bool("log", false, "print each request's path")
	flag.Parse()
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("Descent is at http://%s/ (Ctrl+C ends it)\n", listener.Addr())
	serve := handler(os.DirFS(*dir))
	log.Fatal(http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if *verbose {
			fmt.Println(r.URL.Path)
		}
		serve.ServeHTTP(w, r)
	})))
}
