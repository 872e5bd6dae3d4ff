"""What front matter and `package.yml` can say."""
