# shellcheck shell=sh
# Sourced by the scripts beside it: which Python is used, and how people are told something.

# Prints the first Python of at least 3.11; fails when there is none.
find_python() {
    for name in python3.11 python3 python3.12 python3.13 python3.14; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# say 中文 English
say() {
    printf '%s\n' "docgen: $1" "        $2" >&2
}
