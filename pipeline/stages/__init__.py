"""The departments: each turns one kind of film value into the next."""
