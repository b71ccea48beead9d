"""The office: settings, projects and the verbs that the command line and the page call."""
