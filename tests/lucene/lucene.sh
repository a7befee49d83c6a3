# Sourced by record.sh and build.sh: Debian's Lucene 8 and a JDK to run LucenePeer.java with.

ensure_lucene() {
  need_apt javac default-jdk-headless
  if ! compgen -G "/usr/share/java/lucene-core-8.*.jar" >/dev/null; then need_apt /usr/share/java/lucene-core-8.jar liblucene8-java; fi
}

# The jars of whatever 8.x Debian has.
lucene_class_path() {
  local core common
  core=$(compgen -G "/usr/share/java/lucene-core-8.*.jar" | head -n 1)
  common=$(compgen -G "/usr/share/java/lucene-analyzers-common-8.*.jar" | head -n 1)
  printf '%s:%s' "$core" "$common"
}
