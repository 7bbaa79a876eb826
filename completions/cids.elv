
set edit:completion:arg-completer[cids] = { |@words|
    var index = (count $words)
    set index = (- $index 1)

    put (env _CLAP_IFS="\n" _CLAP_COMPLETE_INDEX=(to-string $index) CIDS_COMPLETE="elvish" cids -- $@words) | to-lines
}

