# shellcheck shell=sh disable=SC2154
# Sourced by system.sh: Debian packages without root. They are downloaded and verified by apt with lists of the
# user's own, unpacked into $unpacked, and a few paths are bent there. Needs $scratch, $unpacked and $user_data.

own_apt() {
    mkdir -p "$scratch/lists/partial" "$scratch/cache/archives/partial"
    apt-get -q -o Dir::State::lists="$scratch/lists" -o Dir::Cache="$scratch/cache" -o APT::Sandbox::User=root "$@"
}

# Downloads one package into the current folder.
download_package() {
    apt-get -q download "$1" || { own_apt update && own_apt download "$1"; }
}

# Unpacks the packages named and all they need that is not installed.
# shellcheck disable=SC2086 # $needed is split into its names
unpack_packages() {
    own_apt update &&
        needed=$(own_apt --simulate --no-install-recommends install "$@" | sed -n 's/^Inst \([^ ]*\) .*/\1/p') &&
        [ -n "$needed" ] &&
        mkdir -p "$scratch/packages" "$unpacked" &&
        cd "$scratch/packages" &&
        own_apt download $needed &&
        for package in *.deb; do dpkg-deb --extract "$package" "$unpacked" || return 1; done &&
        settle_links && settle_office && settle_fonts && write_starters
}

# Links to /… lead into the unpacked folder wherever what they name is there.
settle_links() {
    find "$unpacked" -type l -lname '/*' | while IFS= read -r link; do
        target=$unpacked$(readlink "$link")
        [ ! -e "$target" ] || ln -sfn "$target" "$link"
    done
}

# Debian's LibreOffice names its own folders from the root and lets the installation fill its registry.
settle_office() {
    office="$unpacked/usr/lib/libreoffice"
    [ -d "$office/share/.registry" ] || return 0
    cp -R --remove-destination "$office/share/.registry/." "$office/share/registry/"
    # shellcheck disable=SC2016 # ${ORIGIN} is for LibreOffice to read
    sed -i -e 's,file:///usr/lib/libreoffice,${ORIGIN}/..,g' \
        -e 's,file:///etc/libreoffice/registry,${BRAND_BASE_DIR}/share/registry,g' "$office"/program/*rc
}

settle_fonts() {
    [ -d "$unpacked/usr/share/fonts" ] || return 0
    mkdir -p "$user_data/fonts/docgen"
    ln -sfn "$unpacked/usr/share/fonts" "$user_data/fonts/docgen/unpacked"
}

# $unpacked/bin: what docgen, its tests and this set-up start, with the libraries it needs and for it alone.
write_starters() {
    mkdir -p "$unpacked/bin"
    libraries="$unpacked/usr/lib/libreoffice/program"
    for folder in "$unpacked"/usr/lib/*-linux-gnu "$unpacked"/lib/*-linux-gnu "$unpacked"/usr/lib/*-linux-gnu/*as \
        "$unpacked"/usr/lib/*-linux-gnu/lapack; do
        [ ! -d "$folder" ] || libraries="$libraries:$folder"
    done
    for program in lib/libreoffice/program/soffice bin/fc-list bin/fc-cache bin/fc-match bin/pdftotext bin/pdftoppm \
        bin/pdffonts bin/pdfinfo; do
        [ -e "$unpacked/usr/$program" ] || continue
        starter="$unpacked/bin/${program##*/}"
        printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" "$@"\n' "$libraries" "$unpacked/usr/$program" >"$starter"
        chmod +x "$starter"
    done
}
