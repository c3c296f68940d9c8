console.info("packed");
