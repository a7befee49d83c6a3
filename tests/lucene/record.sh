#!/usr/bin/env bash
# Records anew what Apache Lucene 8 scores: tests/lucene/record.sh   (the recording is committed; Bm25ParityTests compares with it)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. eng/setup.sh
. tests/lucene/lucene.sh

need dotnet ".NET SDK 10"
ensure_lucene
say "Exporting words of the cards"
dotnet build tests/Awareness.Benchmarks -c Release -v quiet --nologo >&2
dotnet artifacts/bin/Awareness.Benchmarks/release/Awareness.Benchmarks.dll words tests/lucene
say "Scoring with Lucene 8"
java -cp "$(lucene_class_path)" tests/lucene/LucenePeer.java record tests/lucene/collection.txt tests/lucene/queries.txt tests/lucene/scores.tsv
say "Recorded $(wc -l <tests/lucene/scores.tsv) rankings"
