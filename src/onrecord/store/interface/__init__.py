"""What a Store can do, one module for each kind of thing; `onrecord.store.Store` joins them."""
