"""Vietnamese text: normal forms, folding for comparison, legacy code pages, dates, symbols of documents."""
