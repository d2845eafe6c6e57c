/** Entry of the bundled script. */
