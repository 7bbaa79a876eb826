complete --keep-order --exclusive --command cids --arguments "(CIDS_COMPLETE=fish cids -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token))"
