#!/bin/sh
# Provides what pip cannot. Usage: setup/system.sh [venv] [office] [fonts] [poppler]
#
# What is missing is installed with apt-get where that is allowed (as root, or with a sudo that asks no password),
# else the command to type is shown and the work goes on.
set -eu
cd "$(dirname "$0")/.."
. setup/interpreter.sh

main() {
    [ "$(uname)" = Linux ] || exit 0
    packages=$(missing_packages "$@" | xargs)
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    trap 'exit 130' INT TERM
    # shellcheck disable=SC2086 # the list is split into its names
    [ -z "$packages" ] || provide_packages $packages
    case " $* " in *" fonts "*) provide_typefaces ;; esac
}

# The Debian packages that bring what is asked for and not there, one a line.
missing_packages() {
    for want in "$@"; do
        case $want in
            venv) missing_venv ;;
            office) has_office || printf '%s\n' libreoffice-writer-nogui libreoffice-calc-nogui ;;
            fonts) missing_fonts ;;
            poppler) has_program pdftotext && has_program pdftoppm || echo poppler-utils ;;
        esac
    done
}

missing_venv() {
    python=$(find_python) || return 0
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

has_program() {
    command -v "$1" >/dev/null
}

# Debian splits LibreOffice: a Writer without Calc prints no rosters.
has_office() {
    [ -z "${DOCGEN_SOFFICE:-}" ] || return 0
    program=$(command -v soffice || command -v libreoffice) || return 1
    case $(readlink -f "$program") in
        /usr/lib/libreoffice/*) [ -e /usr/lib/libreoffice/program/libswlo.so ] &&
            [ -e /usr/lib/libreoffice/program/libsclo.so ] ;;
    esac
}

missing_fonts() {
    has_program fc-list || echo fontconfig
    { has_typeface 'Noto Serif CJK SC' && has_typeface 'Noto Sans CJK SC'; } || echo fonts-noto-cjk
    has_typeface 'Liberation Serif' 'Times New Roman' || echo fonts-liberation
    has_typeface 'DejaVu Sans' || echo fonts-dejavu-core
}

# Whether one of the families is installed.
has_typeface() {
    for family in "$@"; do
        [ -z "$(fc-list ":family=$family" family 2>/dev/null)" ] || return 0
    done
    return 1
}

provide_packages() {
    say "正在安装：$*（首次约需几分钟）" "installing these packages (a few minutes the first time)"
    if has_program apt-get && (install_as_root "$@") >"$scratch/log" 2>&1; then
        return 0
    fi
    tail -n 15 "$scratch/log" >&2
    say "没有装上。请检查网络，或用管理员身份运行下面这一行，然后重做刚才的命令：" \
        "not installed. Check the network, or run the next line as administrator, then try again:"
    printf '\n    sudo apt-get install --no-install-recommends %s\n\n' "$*" >&2
}

install_as_root() {
    if [ "$(id -u)" = 0 ]; then as_root=; else as_root="sudo -n"; fi
    $as_root true || return 1
    $as_root apt-get -q update || true # a foreign source at fault need not matter
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 \
        install --no-install-recommends "$@" </dev/null
}

# 仿宋 and 楷体: no Debian package holds them alone, so two files are taken out of TeX's Chinese package
# and put among the fonts of this user. They are Fandol's, GPL with the font exception; docgen ships neither.
provide_typefaces() {
    typefaces="${XDG_DATA_HOME:-${HOME:-$PWD}/.local/share}/fonts/docgen"
    if [ -e "$typefaces/FandolKai-Regular.otf" ] ||
        { has_typeface 仿宋 仿宋_GB2312 FangSong FangSong_GB2312 FandolFang &&
            has_typeface 楷体 楷体_GB2312 KaiTi KaiTi_GB2312 FandolKai; }; then
        return 0
    fi
    say "正在下载仿宋、楷体的替代字体（约 50 MB）" "fetching stand-ins for FangSong and KaiTi (about 50 MB)"
    if (fetch_typefaces) >"$scratch/log" 2>&1; then
        fc-cache "$typefaces" || true
    else
        tail -n 5 "$scratch/log" >&2
        say "没有取得仿宋、楷体，将以宋体代替；其余不受影响。" "no FangSong and KaiTi: SongTi stands in for them"
    fi
}

fetch_typefaces() {
    cd "$scratch" && apt-get -q download texlive-lang-chinese &&
        dpkg-deb --fsys-tarfile texlive-lang-chinese_*.deb |
        tar -x --wildcards --transform 's,.*/,,' '*/FandolFang-Regular.otf' '*/FandolKai-Regular.otf' &&
        mkdir -p "$typefaces" &&
        mv FandolFang-Regular.otf FandolKai-Regular.otf "$typefaces/"
}

main "$@"
