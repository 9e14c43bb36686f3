/* A program of the graphics card, and buffers that it reads. */

/**
 * @param {WebGL2RenderingContext} gl
 * @param {string} vertex
 * @param {string} fragment
 * @param {string[]} uniforms
 */
export function compiled(gl, vertex, fragment, uniforms) {
  const program = /** @type {WebGLProgram} */ (gl.createProgram());
  for (const [kind, text] of /** @type {[number, string][]} */ ([
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ])) {
    const shader = /** @type {WebGLShader} */ (gl.createShader(kind));
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`the graphics program fails: ${gl.getProgramInfoLog(program)}`);
  const places = Object.fromEntries(
    uniforms.map((name) => [name, gl.getUniformLocation(program, name)]),
  );
  return { program, places };
}

/**
 * @typedef {object} Attribute
 * @property {WebGLBuffer} buffer
 * @property {number} place
 * @property {number} size numbers a vertex
 * @property {number} type
 * @property {boolean} [normal] whether 255 means 1
 * @property {boolean} [each] whether it is of an instance, not of a vertex
 */

/**
 * An array object over these buffers.
 * @param {WebGL2RenderingContext} gl
 * @param {Attribute[]} attributes
 */
export function arrayOf(gl, attributes) {
  const array = /** @type {WebGLVertexArrayObject} */ (gl.createVertexArray());
  gl.bindVertexArray(array);
  for (const { buffer, place, size, type, normal = false, each = false } of attributes) {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, size, type, normal, 0, 0);
    if (each) gl.vertexAttribDivisor(place, 1);
  }
  gl.bindVertexArray(null);
  return array;
}

/**
 * @param {WebGL2RenderingContext} gl
 * @param {WebGLBuffer} buffer
 * @param {ArrayBufferView} values
 */
export function fill(gl, buffer, values) {
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, /** @type {any} */ (values), gl.DYNAMIC_DRAW);
}
