"""The truth: what documents hold, who released them and what is known of them, in one database."""
