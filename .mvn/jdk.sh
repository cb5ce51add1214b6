# Sourced by ./mvnw and ./mithaq: sets JAVA_HOME to a Java 25, or says in one sentence what to install and exits 2.
# jdk_tool names the program that must be there: javac (the default) for building, java where running is all.

is_java_25() {
  [ -x "$1/bin/${jdk_tool:-javac}" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

find_java_25() {
  on_path=$(command -v "${jdk_tool:-javac}" || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /opt/*jvm*/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/* \
    "${HOME:-}"/.local/share/mise/installs/java/* "${HOME:-}"/.gradle/jdks/*; do
    if [ -n "$home" ] && is_java_25 "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

if ! JAVA_HOME=$(find_java_25); then
  echo "Mithaq needs a JDK 25: install one (for example Eclipse Temurin 25) or set JAVA_HOME to it." >&2
  exit 2
fi
export JAVA_HOME
