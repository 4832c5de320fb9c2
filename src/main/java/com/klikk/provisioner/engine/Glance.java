package com.klikk.provisioner.engine;

/** What listings say of an order whose time for a look has come. */
enum Glance {
    /** Nothing, or something new: it is to be asked for itself. */
    ITSELF,
    /** It is as it is known. */
    SAME,
    /** It is as it is known, and the day it differs somebody will notice. */
    WATCHED
}
