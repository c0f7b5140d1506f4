# shellcheck shell=sh
# Sourced: makes the programs found that setup/unpack.sh put into the user's own folder. The system's come first.

user_data="${XDG_DATA_HOME:-${HOME:-$PWD}/.local/share}"
unpacked="$user_data/docgen/system"
if [ -d "$unpacked/bin" ]; then
    export PATH="$PATH:$unpacked/bin"
    if [ ! -e /etc/fonts/fonts.conf ] && [ -z "${FONTCONFIG_FILE:-}" ]; then
        export FONTCONFIG_FILE="$unpacked/etc/fonts/fonts.conf"
    fi
fi

# Prints the pip that setup/unpack.sh unpacked, as a wheel that can be run; nothing when there is none.
unpacked_pip() {
    for wheel in "$unpacked"/usr/share/python-wheels/pip-*.whl; do
        [ ! -f "$wheel" ] || printf '%s\n' "$wheel"
    done
}
