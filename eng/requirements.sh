# Which rows of tests/requirements.txt have a test that carries their id. Sourced.

list_requirements() {
  local ids
  ids=$(grep -rhoE --include='*.cs' 'Trait\("Requirement", "[^"]+"\)' "$root/tests" | sed 's/.*, "\(.*\)")/\1/' | sort)
  awk -F '\t' -v ids="$ids" '
    BEGIN { split(ids, given, "\n"); for (i in given) tests[given[i]]++ }
    /^#/ { next }
    {
      section = substr($1, 1, 1)
      if (section != last) { if (last) print ""; print "section " section; last = section }
      covered = ($1 in tests) ? tests[$1] : 0
      printf "  %-6s %s  %-9s %s\n", $1, $2, covered ? covered " test" (covered > 1 ? "s" : "") : "-", $3
      weight[$2]++; if (covered) { done[$2]++ } else if ($2 == "M") { open = open " " $1 }
    }
    END {
      printf "\n%d of %d must, %d of %d should, %d of %d optional, %d of %d defects with a rule of ours\n", done["M"], weight["M"], done["S"], weight["S"], done["O"], weight["O"], done["X"], weight["X"]
      if (open) print "must, without a test:" open
    }' "$root/tests/requirements.txt"
}
