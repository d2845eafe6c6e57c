// Package main serves answers; FG-0024 Slow first token is measured here.
package main

import "fmt"

func main() {
	s := `// FG-9999`
	fmt.Println(s, "FG-9998") // FG-0004 (RAG)
}
