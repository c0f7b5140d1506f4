#!/bin/sh
# Makes .venv with docgen and the packages of requirements.lock. Usage: setup/python.sh [dev]
#
# With "dev", those of requirements-dev.lock: the same and what tests and checks need.
# Returns at once when .venv holds them already: .venv/.ready says for which folder and which lock it was made.
set -eu
cd "$(dirname "$0")/.."
. setup/interpreter.sh

export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
stamp=.venv/.ready

main() {
    lock=requirements${1:+-$1}.lock
    is_ready "$lock" && return 0
    make_environment
    say "正在安装 Python 软件包（首次约需一分钟）" "installing Python packages (about a minute the first time)"
    rm -f "$stamp"
    install_locked "$lock"
    { pwd && digest requirements.lock; } >"$stamp"
    [ "$lock" = requirements.lock ] || digest "$lock" >>"$stamp"
}

is_ready() {
    [ -f "$stamp" ] && is_made_here && grep -qxF "$(digest "$1")" "$stamp"
}

is_made_here() {
    [ "$(head -n 1 "$stamp")" = "$(pwd)" ]
}

digest() {
    printf '%s %s\n' "$1" "$(cat "$1" pyproject.toml setup/python.sh | cksum)"
}

# A venv that was moved or whose Python is gone is made anew.
make_environment() {
    if [ -f "$stamp" ] && ! is_made_here; then
        rm -rf .venv
    fi
    .venv/bin/python -m pip --version >/dev/null 2>&1 && return 0
    python=$(find_python) || {
        say "需要 Python 3.11 或更高版本，这台电脑上没有找到。" "Python 3.11 or later is needed and was not found."
        exit 1
    }
    "$python" -c 'import ensurepip' 2>/dev/null || {
        say "请先安装 Python 的 venv 组件：sudo apt-get install python3-venv" "please install python3-venv first"
        exit 1
    }
    "$python" -m venv --clear .venv
}

install_locked() {
    .venv/bin/python -m pip install --quiet --require-hashes -r "$1" || {
        say "软件包没有装上，请检查网络；在国内可把 PIP_INDEX_URL 设为国内镜像后重试。" \
            "the packages could not be installed: check the network, or name a mirror in PIP_INDEX_URL"
        exit 1
    }
    .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
}

main "$@"
