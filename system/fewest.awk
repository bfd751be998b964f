# Of the inputs in a control file of libFuzzer's merge, the fewest by greed that reach every branch that all reach.
/^STARTED/ { size[$2] = $3 }
/^COV/ { for (i = 3; i <= NF; i++) { if (!(($2, $i) in has)) { has[$2, $i] = 1; edges[$2] = edges[$2] " " $i; left[$2]++ } } }
NR == 1 { files = $1 }
NR > 2 && NR <= files + 2 { name[NR - 3] = $0 }
END {
    while (1) {
        best = -1
        for (f in left) if (best < 0 || left[f] > left[best] || (left[f] == left[best] && size[f] < size[best])) best = f
        if (best < 0 || left[best] == 0) exit
        print name[best]
        n = split(edges[best], mine, " ")
        for (i = 1; i <= n; i++) gone[mine[i]] = 1
        delete left[best]
        for (f in left) { left[f] = 0; m = split(edges[f], e, " "); for (i = 1; i <= m; i++) if (!(e[i] in gone)) left[f]++ }
    }
}
