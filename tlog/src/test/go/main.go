// Makes the test vectors beside it anew: go run . ../resources/org/mithaq/tlog
//
// Trees, proofs and tile paths come from golang.org/x/mod/sumdb/tlog, notes and Ed25519 signatures
// from golang.org/x/mod/sumdb/note and crypto/ed25519, ML-DSA-44 signatures from filippo.io/mldsa.
// The tests need the vectors only, not Go.
package main

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/mldsa"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const leaves = 1100

func check[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func seed(label string) []byte {
	h := sha256.Sum256([]byte(label))
	return h[:]
}

func keyID(name string, typ byte, key []byte) []byte {
	h := sha256.Sum256(append(append([]byte(name+"\n"), typ), key...))
	return h[:4]
}

func vkey(name string, typ byte, key []byte) string {
	b := append([]byte{typ}, key...)
	return fmt.Sprintf("%s+%x+%s", name, keyID(name, typ, key), base64.StdEncoding.EncodeToString(b))
}

func line(name string, typ byte, key []byte, time uint64, sig []byte) string {
	b := binary.BigEndian.AppendUint64(keyID(name, typ, key), time)
	return "— " + name + " " + base64.StdEncoding.EncodeToString(append(b, sig...)) + "\n"
}

func hashes(p []tlog.Hash) string {
	s := make([]string, len(p))
	for i, h := range p {
		s[i] = hex.EncodeToString(h[:])
	}
	return strings.Join(s, ",")
}

func main() {
	dir := os.Args[1]
	made := "# Made by tlog/src/test/go: golang.org/x/mod/sumdb v0.42.0, filippo.io/mldsa v1.0.0, Go 1.26.\n"

	// Trees: leaf i is the text «leaf <i>».
	var out bytes.Buffer
	out.WriteString(made + "# Leaf i is the ASCII text «leaf <i>», i from 0.\n")
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hs []tlog.Hash
		for _, i := range indexes {
			hs = append(hs, stored[i])
		}
		return hs, nil
	})
	for i := int64(0); i < leaves; i++ {
		stored = append(stored, check(tlog.StoredHashes(i, fmt.Appendf(nil, "leaf %d", i), reader))...)
	}
	sizes := []int64{1, 2, 3, 5, 8, 13, 255, 256, 257, 511, 512, 513, 700, 1024, 1099, 1100}
	for _, n := range sizes {
		h := check(tlog.TreeHash(n, reader))
		fmt.Fprintf(&out, "root %d %x\n", n, h[:])
		for _, i := range []int64{0, 1, n / 3, n / 2, n - 2, n - 1} {
			if i >= 0 && i < n {
				fmt.Fprintf(&out, "inclusion %d %d %s\n", i, n, hashes(check(tlog.ProveRecord(n, i, reader))))
			}
		}
		for _, m := range sizes {
			if m <= n {
				fmt.Fprintf(&out, "consistency %d %d %s\n", m, n, hashes(check(tlog.ProveTree(n, m, reader))))
			}
		}
	}
	for _, t := range tlog.NewTiles(8, 0, leaves) {
		data := check(tlog.ReadTileData(t, reader))
		h := sha256.Sum256(data)
		fmt.Fprintf(&out, "tile %s %x\n", strings.Replace(t.Path(), "tile/8/", "tile/", 1), h[:])
	}
	for _, n := range []int64{0, 999, 1000, 1234067, 999999999, 1 << 40, 1<<63 - 1} {
		for _, w := range []int{256, 1, 255} {
			p := tlog.Tile{H: 8, L: 3, N: n, W: w}.Path()
			fmt.Fprintf(&out, "path 3 %d %d %s\n", n, w, strings.Replace(p, "tile/8/", "tile/", 1))
		}
	}
	os.WriteFile(filepath.Join(dir, "trees.txt"), out.Bytes(), 0o644)

	// Notes: the seed of each key is the SHA-256 of its label.
	name, witness := "log.example/mithaq", "witness.example/w1"
	root := check(tlog.TreeHash(700, reader))
	text := fmt.Sprintf("%s\n700\n%s\n", name, base64.StdEncoding.EncodeToString(root[:]))
	out.Reset()
	out.WriteString(made + "# The seed of each key is the SHA-256 of its label.\n")

	logKey := ed25519.NewKeyFromSeed(seed("log ed25519"))
	logPub := logKey.Public().(ed25519.PublicKey)
	skey := fmt.Sprintf("PRIVATE+KEY+%s+%x+%s", name, keyID(name, 1, logPub),
		base64.StdEncoding.EncodeToString(append([]byte{1}, seed("log ed25519")...)))
	signed := check(note.Sign(&note.Note{Text: text}, check(note.NewSigner(skey))))
	fmt.Fprintf(&out, "key log ed25519 = %s\n", vkey(name, 1, logPub))

	message := func(cosigner string, time uint64) []byte {
		b := []byte("subtree/v1\n\x00")
		b = append(append(b, byte(len(cosigner))), cosigner...)
		b = binary.BigEndian.AppendUint64(b, time)
		b = append(append(b, byte(len(name))), name...)
		b = binary.BigEndian.AppendUint64(b, 0)
		b = binary.BigEndian.AppendUint64(b, 700)
		return append(b, root[:]...)
	}
	for _, who := range []struct {
		label, name string
		time        uint64
	}{
		{"log ml-dsa-44", name, 0}, {"witness ml-dsa-44", witness, 1795000000}} {
		key := check(mldsa.NewPrivateKey(mldsa.MLDSA44(), seed(who.label)))
		pub := key.PublicKey().Bytes()
		sig := check(key.Sign(nil, message(who.name, who.time), crypto.Hash(0)))
		fmt.Fprintf(&out, "key %s = %s\n", who.label, vkey(who.name, 6, pub))
		signed = append(signed, line(who.name, 6, pub, who.time, sig)...)
	}
	wKey := ed25519.NewKeyFromSeed(seed("witness ed25519"))
	wPub := wKey.Public().(ed25519.PublicKey)
	sig := ed25519.Sign(wKey, []byte("cosignature/v1\ntime 1795000001\n"+text))
	fmt.Fprintf(&out, "key witness ed25519 = %s\n", vkey(witness, 4, wPub))
	signed = append(signed, line(witness, 4, wPub, 1795000001, sig)...)
	os.WriteFile(filepath.Join(dir, "keys.txt"), out.Bytes(), 0o644)
	os.WriteFile(filepath.Join(dir, "checkpoint.note"), signed, 0o644)
}
